package dev.heddle.schedules;

import dev.heddle.schedules.internal.tell.HtmlTable;
import dev.heddle.schedules.internal.tell.Tale;
import dev.heddle.schedules.internal.tell.TextTable;
import java.util.Locale;

/// A schedule as a table: plain words first, then a column for each thread.
public final class Story {

    private final Tale tale;

    Story(Tale tale) {
        this.tale = tale;
    }

    /// For a terminal.
    public String text(Locale language) {
        return TextTable.of(tale, language);
    }

    /// For a page; it brings no colours of its own.
    public String html(Locale language) {
        return HtmlTable.of(tale, language);
    }

    /// The text that runs the schedule again.
    public String schedule() {
        return tale.schedule();
    }

    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
