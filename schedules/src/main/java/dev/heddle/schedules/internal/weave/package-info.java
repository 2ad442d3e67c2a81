/// Puts calls of the controller into classes as they are loaded.
@NullMarked
package dev.heddle.schedules.internal.weave;

import org.jspecify.annotations.NullMarked;
