/// The Jupyter protocol, and the compiler of the cells; it starts the worker that runs them.
@NullMarked
package dev.heddle.kernel;

import org.jspecify.annotations.NullMarked;
