/// What a cell can call.
@NullMarked
package dev.heddle.worker.display;

import org.jspecify.annotations.NullMarked;
