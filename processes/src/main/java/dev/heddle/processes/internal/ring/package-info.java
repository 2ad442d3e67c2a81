/// Messages in a ring of shared memory, and their form in it.
@NullMarked
package dev.heddle.processes.internal.ring;

import org.jspecify.annotations.NullMarked;
