package dev.heddle.kernel.magic;

import java.util.List;

/// What may stand for an option's value or a parameter.
///
/// @param label   what help calls it, such as `FILE`
/// @param choices the words that are allowed; empty if any is
/// @param isPath  whether it names a file or folder, which completion then offers
public record Value(String label, List<String> choices, boolean isPath) {

    /// Keeps its own copy.
    public Value {
        choices = List.copyOf(choices);
    }

    /// Any text.
    ///
    /// @param label what help calls it
    /// @return the value
    public static Value text(String label) {
        return new Value(label, List.of(), false);
    }

    /// A file or folder.
    ///
    /// @param label what help calls it
    /// @return the value
    public static Value path(String label) {
        return new Value(label, List.of(), true);
    }

    /// One of a few words.
    ///
    /// @param label   what help calls it
    /// @param choices the words
    /// @return the value
    public static Value oneOf(String label, String... choices) {
        return new Value(label, List.of(choices), false);
    }
}
