/// `%%timeline`: what the threads of a cell did, as a picture.
@NullMarked
package dev.heddle.kernelext.internal.timeline;

import org.jspecify.annotations.NullMarked;
