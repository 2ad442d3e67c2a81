/// Channels between the kernel and code in the front end, such as widgets: the API for magics.
@NullMarked
package dev.heddle.kernel.comms;

import org.jspecify.annotations.NullMarked;
