@NullMarked
package dev.heddle.processes.internal.memory;

import org.jspecify.annotations.NullMarked;
