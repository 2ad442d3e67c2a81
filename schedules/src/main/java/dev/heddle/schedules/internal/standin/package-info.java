/// Small replacements for classes of the JDK that reach into the JVM; they are woven like the rest.
@NullMarked
package dev.heddle.schedules.internal.standin;

import org.jspecify.annotations.NullMarked;
