/// What checks of concurrent code are made of when it must really run: meetings and gates instead of sleeps.
///
/// Nothing here measures time to order things. A wait ends when what it waits for happens; only what never happens costs the
/// limit, which is long.
@NullMarked
package dev.heddle.schedules.kit;

import org.jspecify.annotations.NullMarked;
