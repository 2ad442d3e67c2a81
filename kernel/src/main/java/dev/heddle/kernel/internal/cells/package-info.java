/// Cells: compiled here, run by the worker JVM there.
@NullMarked
package dev.heddle.kernel.internal.cells;

import org.jspecify.annotations.NullMarked;
