package dev.heddle.kernel.magic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An option of a magic: `-a`, `--append`, `-n 5` or `--repo=URL`.
///
/// @param names       how it is written, the long name last
/// @param value       what follows it; null if nothing does
/// @param description one sentence
public record Option(List<String> names, @Nullable Value value, String description) {

    /// Keeps its own copy.
    public Option {
        names = List.copyOf(names);
    }

    /// One that is there or not.
    ///
    /// @param description one sentence
    /// @param names       how it is written
    /// @return the option
    public static Option flag(String description, String... names) {
        return new Option(List.of(names), null, description);
    }

    /// One with a value. It may be given more than once; who wants one takes the last.
    ///
    /// @param value       what follows it
    /// @param description one sentence
    /// @param names       how it is written
    /// @return the option
    public static Option of(Value value, String description, String... names) {
        return new Option(List.of(names), value, description);
    }

    /// The name by which its magic asks for it.
    String name() {
        return names.getLast();
    }

    /// How it stands in help, such as `-n, --lines=N`.
    String synopsis() {
        String all = String.join(", ", names);
        return value == null ? all : all + (name().startsWith("--") ? "=" : " ") + value.label();
    }
}
