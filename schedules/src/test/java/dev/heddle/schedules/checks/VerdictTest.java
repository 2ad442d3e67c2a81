package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.always;
import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.schedules.Options;
import dev.heddle.schedules.Replay;
import dev.heddle.schedules.Scenario;
import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import dev.heddle.schedules.Verdict.Kind;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a verdict says, and that it says the same again.
@Timeout(60)
final class VerdictTest {

    private static final class Account {

        private int balance = 100;

        void withdraw(int amount) {
            if (balance >= amount) {
                balance -= amount;
            }
        }
    }

    private static final Scenario OVERDRAWN = () -> {
        var account = new Account();
        together(() -> account.withdraw(80), () -> account.withdraw(80));
        assertThat(account.balance).isNotNegative();
    };

    private static Verdict.Failed failed(Scenario scenario) throws InterruptedException {
        Verdict verdict = Schedules.of(scenario).check();
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        return (Verdict.Failed) verdict;
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("VerdictTest\\.java:\\d+", "VerdictTest.java").replaceAll("@[0-9a-z,]+", "@…");
    }

    @Test
    void a_story_has_plain_words_first_and_a_column_for_each_thread() throws Exception {
        Verdict.Failed verdict = failed(OVERDRAWN);

        String text = withoutNumbers(verdict.story().text(Locale.ENGLISH));

        assertThat(text.lines().map(String::stripTrailing)).contains(
                "Threads A and B both saw balance = 100 before one of them wrote it.");
        assertThat(text).contains("reads balance: 100").contains("writes balance: 20").contains("main", " A ", " B");
    }

    @Test
    void a_story_can_be_told_in_chinese_and_as_a_page() throws Exception {
        Verdict.Failed verdict = failed(OVERDRAWN);

        assertThat(verdict.story().text(Locale.CHINESE)).contains("线程 A 和 B 都读到 balance = 100")
                .contains("读 balance：100");
        assertThat(verdict.story().html(Locale.CHINESE)).startsWith("<div class=\"schedules\"><p>")
                .contains(">A</th><th ", ">读 balance：100</td>", "border-top:2px solid currentColor")
                .endsWith("</code></p></div>");
    }

    @Test
    void a_schedule_can_be_run_again() throws Exception {
        Verdict.Failed verdict = failed(OVERDRAWN);

        Replay again = Schedules.of(OVERDRAWN).replay(verdict.schedule());

        assertThat(again.finished()).isFalse();
        assertThat(again.story().toString()).isEqualTo(verdict.story().toString());
    }

    @Test
    void the_same_check_says_the_same_while_the_machine_is_busy() throws Exception {
        Verdict first = Schedules.of(OVERDRAWN).check();

        Stream<String> others;
        try (var load = new Load()) {
            others = IntStream.range(0, 10).mapToObj(_ -> load.check(OVERDRAWN)).toList().stream();
        }

        assertThat(others).containsOnly(first.text(Locale.ENGLISH));
    }

    @Test
    void a_promise_is_looked_at_after_every_step() throws Exception {
        Verdict.Failed verdict = failed(() -> {
            int[] pair = new int[2];
            Object lock = new Object();
            always("both are equal", () -> pair[0] == pair[1]);
            together(() -> {
                synchronized (lock) {
                    pair[0]++;
                    pair[1]++;
                }
            }, () -> {
                synchronized (lock) {
                    pair[0]++;
                    pair[1]++;
                }
            });
        });

        assertThat(verdict.kind()).isEqualTo(Kind.BROKEN_PROMISE);
        assertThat(verdict.story().toString()).startsWith("A promise does not hold after a step of thread");
    }

    @Test
    void a_passed_check_says_whether_it_is_a_proof() throws Exception {
        Scenario quiet = () -> together(() -> {}, () -> {});

        assertThat(Schedules.of(quiet).check()).isEqualTo(new Verdict.Passed(1, true));
        assertThat(new Verdict.Passed(2300, false).text(Locale.ENGLISH))
                .isEqualTo("No failure in 2300 schedules; there are more.");
    }

    @Test
    void races_and_leaks_can_be_left_out() throws Exception {
        Options lenient = Options.DEFAULT.withRaces(false).withLeaks(false);
        Scenario racy = () -> {
            int[] seen = new int[1];
            together(() -> seen[0] = 1, () -> seen[0] = 1);
        };

        assertThat(Schedules.of(racy).check().passed()).isFalse();
        assertThat(Schedules.of(racy).with(lenient).check().passed()).isTrue();
    }
}
