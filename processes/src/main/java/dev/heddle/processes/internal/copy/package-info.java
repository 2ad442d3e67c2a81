/// Copies of objects that travel to another JVM and back.
@NullMarked
package dev.heddle.processes.internal.copy;

import org.jspecify.annotations.NullMarked;
