/// Tests with real child JVMs.
@NullMarked
package dev.heddle.processes.shared;

import org.jspecify.annotations.NullMarked;
