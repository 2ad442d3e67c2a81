/// What woven code calls instead of the JDK and the JVM.
@NullMarked
package dev.heddle.schedules.internal.model;

import org.jspecify.annotations.NullMarked;
