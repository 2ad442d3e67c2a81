/// Libraries from Maven repositories. Nothing of it is loaded until a cell asks for one.
@NullMarked
package dev.heddle.kernel.internal.maven;

import org.jspecify.annotations.NullMarked;
