/// What helps to write cells: whether one is complete, what could stand at a place of it, and what a name means.
@NullMarked
package dev.heddle.kernel.internal.assist;

import org.jspecify.annotations.NullMarked;
