package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// The session in the module's README is what really comes out.
final class ReadmeTest {

    static final class Counter {

        private int n;

        void increment() {
            n++;
        }

        int get() {
            return n;
        }
    }

    private static final Scenario COUNT = () -> {
        var counter = new Counter();
        together(counter::increment, counter::increment);
        assertEquals(2, counter.get());
    };

    @Test
    void the_story_in_the_readme_is_the_one_that_is_told() throws Exception {
        Verdict verdict = Schedules.of(COUNT).check();

        String story = anonymous(verdict.text(Locale.ENGLISH));
        String readme = anonymous(Files.readString(Path.of("README.md")));

        assertThat(readme).contains(story.lines().limit(9).map(line -> line + "\n").toList());
        assertThat(Schedules.outcomes(() -> {
            var counter = new Counter();
            together(counter::increment, counter::increment);
            return counter.get();
        })).hasToString("Outcomes[counts={1=4, 2=2}, schedules=6, all=true]");
    }

    /// Lines of the source move.
    private static String anonymous(String text) {
        return text.replaceAll("[A-Z][A-Za-z]+\\.java:\\d+", "Counter.java:7").replaceAll(" +", " ").strip();
    }
}
