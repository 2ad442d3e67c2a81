/// The magics, one class each, found by ServiceLoader.
@NullMarked
package dev.heddle.kernelext;

import org.jspecify.annotations.NullMarked;
