package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Body;

/// What is run, again and again: each time with the classes of another loader.
@FunctionalInterface
public interface Program {

    /// The body of the first thread.
    Body load(ClassLoader woven) throws Exception;
}
