/// Checks exercises: compiles an answer, runs the checks on it in a JVM of its own, and says in words how it did.
@NullMarked
package dev.heddle.grader;

import org.jspecify.annotations.NullMarked;
