/// The Jupyter messaging protocol: frames, signatures, sockets. Knows nothing of Java cells.
@NullMarked
package dev.heddle.kernel.internal.protocol;

import org.jspecify.annotations.NullMarked;
