/// Runs checks in a JVM of their own, which may hang, exit or die.
@NullMarked
package dev.heddle.grader.internal.run;

import org.jspecify.annotations.NullMarked;
