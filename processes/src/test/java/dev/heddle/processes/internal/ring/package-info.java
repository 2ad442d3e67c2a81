@NullMarked
package dev.heddle.processes.internal.ring;

import org.jspecify.annotations.NullMarked;
