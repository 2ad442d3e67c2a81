/// Decides which schedules are run.
@NullMarked
package dev.heddle.schedules.internal.search;

import org.jspecify.annotations.NullMarked;
