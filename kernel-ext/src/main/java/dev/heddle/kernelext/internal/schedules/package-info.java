/// Magics that run a small concurrent program in many orders: all of them, as they come, or one by hand.
@NullMarked
package dev.heddle.kernelext.internal.schedules;

import org.jspecify.annotations.NullMarked;
