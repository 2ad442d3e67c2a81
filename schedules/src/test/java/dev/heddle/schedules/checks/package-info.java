/// Checks of the module as its users write them.
@NullMarked
package dev.heddle.schedules.checks;

import org.jspecify.annotations.NullMarked;
