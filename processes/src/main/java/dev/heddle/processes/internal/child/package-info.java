/// The program that runs in a child.
@NullMarked
package dev.heddle.processes.internal.child;

import org.jspecify.annotations.NullMarked;
