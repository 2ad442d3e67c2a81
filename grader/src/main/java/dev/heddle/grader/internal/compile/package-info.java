/// Makes classes of answers and checks, and words of the compiler's errors.
@NullMarked
package dev.heddle.grader.internal.compile;

import org.jspecify.annotations.NullMarked;
