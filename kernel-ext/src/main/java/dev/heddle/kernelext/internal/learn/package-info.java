/// Magics that help to learn.
@NullMarked
package dev.heddle.kernelext.internal.learn;

import org.jspecify.annotations.NullMarked;
