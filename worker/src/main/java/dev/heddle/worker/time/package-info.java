/// What measurements leave in a notebook.
@NullMarked
package dev.heddle.worker.time;

import org.jspecify.annotations.NullMarked;
