package dev.heddle.grader.internal.compile;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the checker says, in the language of its reader.
public final class Phrases {

    private final ResourceBundle texts;

    private Phrases(ResourceBundle texts) {
        this.texts = texts;
    }

    /// The phrases of a language: Chinese has its own, all others get English.
    ///
    /// @param language the language
    /// @return its phrases
    public static Phrases in(Locale language) {
        return new Phrases(ResourceBundle.getBundle("dev.heddle.grader.phrases", language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /// One of them.
    ///
    /// @param key   its name
    /// @param parts what stands in it
    /// @return a sentence
    public String say(String key, Object... parts) {
        return new MessageFormat(texts.getString(key), Locale.ROOT).format(parts);
    }
}
