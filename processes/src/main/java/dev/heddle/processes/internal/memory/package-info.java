/// Memory that several processes see, and what waits on a word of it.
@NullMarked
package dev.heddle.processes.internal.memory;

import org.jspecify.annotations.NullMarked;
