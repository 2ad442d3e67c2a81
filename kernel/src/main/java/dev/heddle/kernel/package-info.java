/// The Jupyter protocol and JShell; it starts the worker that runs the cells.
@NullMarked
package dev.heddle.kernel;

import org.jspecify.annotations.NullMarked;
