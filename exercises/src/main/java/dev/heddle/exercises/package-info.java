/// What the learner edits, one folder a chapter, with the visible checks.
@NullMarked
package dev.heddle.exercises;

import org.jspecify.annotations.NullMarked;
