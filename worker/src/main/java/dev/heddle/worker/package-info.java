/// Runs the learner's code in a JVM of its own, and holds all that a cell can see of Heddle.
@NullMarked
package dev.heddle.worker;

import org.jspecify.annotations.NullMarked;
