/// Pictures of which every part can be read without its colour.
@NullMarked
package dev.heddle.kernelext.internal.draw;

import org.jspecify.annotations.NullMarked;
