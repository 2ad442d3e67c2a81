/// What magics have done in the JVM of the cells.
@NullMarked
package dev.heddle.worker.tool;

import org.jspecify.annotations.NullMarked;
