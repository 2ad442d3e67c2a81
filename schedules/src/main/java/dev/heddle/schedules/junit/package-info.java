/// Tests that are run in every schedule, for JUnit.
@NullMarked
package dev.heddle.schedules.junit;

import org.jspecify.annotations.NullMarked;
