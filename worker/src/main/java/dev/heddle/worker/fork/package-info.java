/// Cells that run in child JVMs, the processes and threads that cells leave behind, and what can be done about them.
@NullMarked
package dev.heddle.worker.fork;

import org.jspecify.annotations.NullMarked;
