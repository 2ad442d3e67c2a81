package dev.heddle.kernelext.internal.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class SchedulesMagicTest {

    private final MagicDesk desk = new MagicDesk(new SchedulesMagic());

    @Test
    void every_schedule_is_counted_and_a_race_is_told() throws Exception {
        desk.values.put("ship", new MagicDesk.Value("2", null, shipped()));

        String said = desk.call("--timeout 60", "n");

        assertThat(said).startsWith("""
                What comes of every schedule
                result  schedules     share
                1               4    66.7 %  ██████████████████████████████
                2               2    33.3 %  ███████████████
                All 6 schedules were run: there are no others.
                Say which result is right, with --expect: a schedule that comes to another is told then.
                """).contains("A data race on Lost.n");
    }

    @Test
    void language_is_chosen() throws Exception {
        desk.values.put("ship", new MagicDesk.Value("2", null, shipped()));

        String said = desk.call("--chinese --no-story --no-races --timeout 60", "n");

        assertThat(said).startsWith("所有调度的结果").contains("全部 6 个调度都运行过了");
    }

    @Test
    void schedule_that_was_written_down_is_run_again() throws Exception {
        desk.values.put("ship", new MagicDesk.Value("2", null, shipped()));

        String told = desk.call("--replay -", "n");
        String wrong = desk.call("--replay nonsense", "n");

        assertThat(told).contains("reads n: 0", "schedule: -");
        assertThat(wrong).startsWith("UsageError: --replay does not take this: 'nonsense' is no turn");
    }

    @Test
    void variables_that_cannot_go_along_are_named() throws Exception {
        desk.values.put("ship", new MagicDesk.Value(null, null,
                "runs Cell\nrefused list java.util.List object\nrefused n int written\n"));

        assertThat(desk.call("", "list.add(n++);")).isEqualTo(
                "MagicError: Variable list belongs to another cell, and it is an object (List)."
                        + " Variable n belongs to another cell, and this one changes it."
                        + " Declare it in this cell: every schedule must begin with the same state.");
    }

    @Test
    void wrong_calls_are_told() throws Exception {
        desk.values.put("ship", new MagicDesk.Value(null, null, "runs Cell\n"));

        assertThat(desk.call("", " ")).startsWith("UsageError: There is nothing to run.");
        assertThat(desk.call("--limit 0", "x"))
                .isEqualTo("UsageError: Option --limit wants a number from 1 on, not 0.");
        assertThat(desk.call("--timeout 601", "x"))
                .isEqualTo("UsageError: Option --timeout wants a number from 1 to 600, not 601.");
        assertThat(desk.call("--expect 2", "f();")).startsWith("UsageError: --expect wants a value");
    }

    @Test
    void code_that_does_not_compile_is_shown_as_the_kernel_does() throws Exception {
        desk.values.put("ship", new MagicDesk.Value(null, "CompileError", ""));

        assertThat(desk.call("", "int n = \"a\";")).isEqualTo("shown: CompileError");
    }

    static String shipped() throws IOException {
        try (InputStream in = Lost.class.getResourceAsStream("Lost.class")) {
            assertThat(in).isNotNull();
            return "runs " + Lost.class.getName() + "\nclass " + Lost.class.getName() + " "
                    + Base64.getEncoder().encodeToString(in.readAllBytes()) + "\n";
        }
    }
}
