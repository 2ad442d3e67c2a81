/// Programs with one mistake each, and the same without it.
@NullMarked
package dev.heddle.schedules.bugs;

import org.jspecify.annotations.NullMarked;
