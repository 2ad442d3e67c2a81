/// What a class loader implements so that its classes can reach a child.
@NullMarked
package dev.heddle.processes.spi;

import org.jspecify.annotations.NullMarked;
