package dev.heddle.schedules;

import dev.heddle.schedules.internal.tell.Phrase;
import dev.heddle.schedules.internal.tell.Reasons;
import java.util.Locale;

/// Verdicts without a story, in words.
final class Words {

    private Words() {}

    static String passed(int schedules, boolean all, Locale language) {
        return (all ? Phrase.PASSED_ALL : Phrase.PASSED_SOME).in(language, schedules);
    }

    static String refused(String reason, Locale language) {
        return Phrase.REFUSED.in(language, Reasons.in(language, reason));
    }
}
