/// Runs threads one at a time.
@NullMarked
package dev.heddle.schedules.internal.run;

import org.jspecify.annotations.NullMarked;
