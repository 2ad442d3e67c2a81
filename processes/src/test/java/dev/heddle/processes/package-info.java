@NullMarked
package dev.heddle.processes;

import org.jspecify.annotations.NullMarked;
