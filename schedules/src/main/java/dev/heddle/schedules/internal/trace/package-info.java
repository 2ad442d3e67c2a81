/// What happened in one run, as data.
@NullMarked
package dev.heddle.schedules.internal.trace;

import org.jspecify.annotations.NullMarked;
