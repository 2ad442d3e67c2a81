/// Reference answers, wrong answers that must fail, hidden checks.
@NullMarked
package dev.heddle.solutions;

import org.jspecify.annotations.NullMarked;
