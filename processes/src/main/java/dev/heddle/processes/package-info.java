/// Child JVMs in the shape of `java.util.concurrent`.
@NullMarked
package dev.heddle.processes;

import org.jspecify.annotations.NullMarked;
