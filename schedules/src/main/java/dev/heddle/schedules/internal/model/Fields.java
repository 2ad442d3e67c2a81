package dev.heddle.schedules.internal.model;

import dev.heddle.schedules.internal.trace.Sites;

/// The numbers of fields.
///
/// The copies of the JDK's classes are loaded once in a JVM, as the originals are, and their fields keep their numbers.
public final class Fields {

    /// The fields of the library; those of programs come after them.
    public static final Sites ALL = Sites.first();

    private Fields() {}
}
