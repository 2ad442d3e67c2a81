package dev.heddle.kernelext.internal.schedules;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What is said beside the pictures, in each language: `sentences.properties`.
enum Sentence {
    TITLE, SCHEDULES, ALL, STOPPED, ONE_RESULT, WHICH_IS_RIGHT, OUT_OF_TIME, OUT_OF_TIME_UNJUDGED;

    String in(Locale language, Object... values) {
        ResourceBundle texts = ResourceBundle.getBundle(Sentence.class.getPackageName() + ".sentences", language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        return new MessageFormat(texts.getString(name()), language).format(values);
    }
}
