/// What the threads of the notebook do at this moment: `%threads` and `%deadlock`.
@NullMarked
package dev.heddle.kernelext.internal.threads;

import org.jspecify.annotations.NullMarked;
