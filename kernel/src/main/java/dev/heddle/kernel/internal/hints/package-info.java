/// What to do about mistakes that the compiler finds, in plain words.
@NullMarked
package dev.heddle.kernel.internal.hints;

import org.jspecify.annotations.NullMarked;
