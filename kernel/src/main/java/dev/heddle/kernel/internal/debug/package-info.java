/// The debugger: what front ends ask, in the Debug Adapter Protocol, done to the JVM of the cells over JDI.
@NullMarked
package dev.heddle.kernel.internal.debug;

import org.jspecify.annotations.NullMarked;
