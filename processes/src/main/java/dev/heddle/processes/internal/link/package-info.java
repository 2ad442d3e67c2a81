/// What a JVM and its child say to each other, and by which way.
@NullMarked
package dev.heddle.processes.internal.link;

import org.jspecify.annotations.NullMarked;
