/// Starts child JVMs, and listens to them.
@NullMarked
package dev.heddle.processes.internal.jvm;

import org.jspecify.annotations.NullMarked;
