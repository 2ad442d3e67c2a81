/// What a magic is: a command that stands in a cell beside Java. Other modules bring their own, found by
/// [java.util.ServiceLoader].
@NullMarked
package dev.heddle.kernel.magic;

import org.jspecify.annotations.NullMarked;
