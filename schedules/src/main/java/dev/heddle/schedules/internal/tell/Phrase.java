package dev.heddle.schedules.internal.tell;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What is said of a run, in the two languages of the course.
public enum Phrase {

    READS, WRITES, READS_PLAIN, WRITES_PLAIN, TAKES, GIVES, WAITS_FOR, CALLS, USES, GOES_ON, STARTS, ENDS, WAITS_HERE, WAKES, BY_ITSELF, OUT_OF_TIME, REPEATS, CHECK_FAILED, THREW, BOTH_SAW, DEADLOCK, WAITS_HELD, WAITS_ENDED, WAITS_NOTIFY, WAITS_JOIN, WAITS_PARK, LEFT_BEHIND, RACE, RACE_COLLECTION, BROKEN, LOCK_KEPT, SPINS, RIVALS, TOO_LONG, REFUSED, PASSED_ALL, PASSED_SOME, SCHEDULE, AT, LINE, AFTER, AND_MORE, SWITCH;

    private static final String TEXTS = Phrase.class.getPackageName() + ".phrases";

    /// The phrase in the language, with values put in.
    public String in(Locale language, Object... values) {
        String pattern = ResourceBundle.getBundle(TEXTS, language, Phrase.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(name());
        String safe = pattern.replace("'", "''");
        return new MessageFormat(safe, Locale.ROOT).format(texts(values));
    }

    /// Numbers are not to get commas.
    private static Object[] texts(Object[] values) {
        Object[] texts = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = String.valueOf(values[i]);
        }
        return texts;
    }
}
