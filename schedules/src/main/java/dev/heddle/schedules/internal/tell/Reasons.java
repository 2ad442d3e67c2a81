package dev.heddle.schedules.internal.tell;

import java.util.Locale;
import java.util.ResourceBundle;

/// Why a program cannot be checked, in the language of the reader. Names of methods stay what they are.
public final class Reasons {

    private static final String TEXTS = Reasons.class.getPackageName() + ".reasons";

    private Reasons() {}

    /// The reason in another language, as far as there is a text for it.
    public static String in(Locale language, String reason) {
        if (!language.getLanguage().equals(Locale.CHINESE.getLanguage())) {
            return reason;
        }
        ResourceBundle texts = ResourceBundle.getBundle(TEXTS, Locale.CHINESE, Reasons.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return texts.keySet()
                .stream()
                .filter(reason::matches)
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .map(pattern -> reason.replaceAll(pattern, texts.getString(pattern)))
                .orElse(reason);
    }
}
