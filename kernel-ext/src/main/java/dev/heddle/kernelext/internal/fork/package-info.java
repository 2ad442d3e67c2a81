/// Magics about child JVMs, and about the processes and threads that cells leave behind.
@NullMarked
package dev.heddle.kernelext.internal.fork;

import org.jspecify.annotations.NullMarked;
