/// What the kernel does with each request of a front end.
@NullMarked
package dev.heddle.kernel.internal.requests;

import org.jspecify.annotations.NullMarked;
