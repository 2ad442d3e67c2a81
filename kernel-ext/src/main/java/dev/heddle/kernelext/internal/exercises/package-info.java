/// Magics for those who solve exercises: the same checks as `heddle check`.
@NullMarked
package dev.heddle.kernelext.internal.exercises;

import org.jspecify.annotations.NullMarked;
