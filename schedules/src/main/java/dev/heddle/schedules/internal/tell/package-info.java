/// Tells a run as a table.
@NullMarked
package dev.heddle.schedules.internal.tell;

import org.jspecify.annotations.NullMarked;
