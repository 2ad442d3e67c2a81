/// Magics that measure: how long, how often, compared with what.
@NullMarked
package dev.heddle.kernelext.internal.time;

import org.jspecify.annotations.NullMarked;
