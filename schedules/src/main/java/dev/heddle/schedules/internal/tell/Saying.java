package dev.heddle.schedules.internal.tell;

import java.util.List;
import java.util.Locale;

/// A phrase with its values, before it is known in which language it will be read.
///
/// @param values what is put in
public record Saying(Phrase phrase, List<String> values) {

    public Saying {
        values = List.copyOf(values);
    }

    /// A phrase with values.
    public static Saying of(Phrase phrase, Object... values) {
        return new Saying(phrase, java.util.Arrays.stream(values).map(String::valueOf).toList());
    }

    /// What it says.
    public String in(Locale language) {
        return phrase.in(language, values.toArray());
    }
}
