/// Runs every schedule of a small concurrent program.
@NullMarked
package dev.heddle.schedules;

import org.jspecify.annotations.NullMarked;
