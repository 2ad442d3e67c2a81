package dev.heddle.kernelext.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TimeItMagicTest {

    private static final String TOLD = """
            first 0 12500000
            same true
            warm 310000000
            steady true
            wall 600000000
            allocated 2400
            jit 0
            gc 0
            others 0.0
            free 1.0
            stolen 0.0
            loops 0 20
            run 0 10.0
            run 0 11.0
            run 0 10.5
            run 0 10.25
            run 0 10.75
            mean 0 10.5
            deviation 0 0.3
            time 0 10.0 10.25 10.5 10.75 11.0 10.0 11.0
            ratio 0 1.0 1.0 1.0 1.0 1.0 1.0 1.0
            empty 0 0.4
            """;

    private final MagicDesk desk = new MagicDesk(new TimeItMagic());

    @BeforeEach
    void tell() {
        told(TOLD);
    }

    private void told(String text) {
        desk.values.put("stopwatch", new MagicDesk.Value(null, null, text));
    }

    @Test
    void line_is_timed_as_long_as_it_is_worth() throws Exception {
        String told = desk.call("f(x)");

        assertThat(told).isEqualTo("""
                10.5 ns per loop (10.3 ns to 10.8 ns, best 10 ns) · 5 runs of 20 loops
                first run 12.5 ms · warm after 310 ms · 24 bytes allocated per loop
                """);
        assertThat(desk.ran).containsExactly("Use[tool=stopwatch, arguments=[1, 0, 20, 6000], "
                + "code=[Code[text=f(x), line=1]], scope=METHOD]");
    }

    @Test
    void line_above_a_cell_prepares() throws Exception {
        desk.call("-r 7 int x = 1;", "f(x)");

        assertThat(desk.ran).containsExactly("Use[tool=stopwatch, arguments=[1, 0, 7, 0], "
                + "code=[Code[text=int x = 1;, line=1], Code[text=f(x), line=2]], scope=PREPARED]");
    }

    @Test
    void number_of_loops_and_runs_is_taken_exactly() throws Exception {
        told(TOLD.replaceAll("(?m)^(first|warm|steady|same|empty) .*\n", ""));

        String told = desk.call("-n 20 -r5 f(x)");

        assertThat(told).endsWith("\nnot warmed up · 24 bytes allocated per loop\n");
        assertThat(desk.ran).containsExactly("Use[tool=stopwatch, arguments=[1, 20, 5, exact], "
                + "code=[Code[text=f(x), line=1]], scope=METHOD]");
    }

    @Test
    void result_is_left_in_the_notebook() throws Exception {
        String told = desk.call("-q -o result f(x)");

        assertThat(told).isEmpty();
        assertThat(desk.ran.getLast()).isEqualTo("dev.heddle.worker.time.Timing result = new dev.heddle.worker.time"
                + ".Timing(20L, java.util.List.of(10.0, 11.0, 10.5, 10.25, 10.75));");
    }

    @Test
    void runs_are_drawn() throws Exception {
        String told = desk.call("-q --plot f(x)");

        assertThat(told).isEqualTo("▁█▅▃▆\n5 runs, from 10 ns to 11 ns per loop; median 10.5 ns; half of them between "
                + "10.3 ns and 10.8 ns.");
    }

    @Test
    void why_a_number_should_not_be_believed_is_told() throws Exception {
        told(TOLD.replace("steady true", "steady false")
                .replace("jit 0", "jit 100000000")
                .replace("gc 0", "gc 300000000")
                .replace("others 0.0", "others 1.5")
                .replace("free 1.0", "free 0.1")
                .replace("stolen 0.0", "stolen 0.2")
                .replace("empty 0 0.4", "empty 0 9.0"));

        assertThat(desk.call("1 + 1").lines().skip(2)).containsExactly(
                "An empty loop takes about as long (9 ns): there is next to nothing that the JVM must do each time. End the"
                        + " code in an expression that needs the work, and take what it works on from a variable of the"
                        + " notebook.",
                "The code was still getting faster or slower when the measurement began: run it again.",
                "The JVM was still compiling while it was measured: run it again.",
                "The garbage collector took 50 % of the time.",
                "Others kept 1.5 processors busy meanwhile: the wall time is not to be trusted.",
                "Other machines on the same host took 0.2 processors away: the wall time is not to be trusted.");
    }

    @Test
    void two_kinds_of_runs_are_told_from_runs_that_differ() throws Exception {
        String two = TOLD.replace("run 0 10.0", "run 0 30.0").replace("run 0 11.0", "run 0 30.5");
        String wide = TOLD.replace("time 0 10.0 10.25 10.5 10.75", "time 0 10.0 10.25 10.5 15.0");

        told(two);
        assertThat(desk.call("f(x)")).contains("The runs are of two kinds");
        told(wide);
        assertThat(desk.call("f(x)")).contains("The runs differ much");
        told(TOLD.replaceAll("(?m)^run 0 1[01].[257]\\d?\n", ""));
        assertThat(desk.call("f(x)")).contains("With 2 runs nothing can be said about the spread.");
    }

    @Test
    void code_that_fails_shows_its_error_and_no_time() throws Exception {
        desk.values.put("stopwatch", new MagicDesk.Value(null, "ArithmeticException", "wall 3\n"));

        assertThat(desk.call("-o x 1 / 0")).isEqualTo("shown: ArithmeticException");
    }

    @Test
    void wrong_calls_are_told() throws Exception {
        assertThat(desk.call("")).startsWith("UsageError: There is nothing to time.");
        assertThat(desk.call("-n 0 f()")).isEqualTo("UsageError: Option --loops wants a number above 0, not 0.");
        assertThat(desk.call("-r 10001 f()"))
                .isEqualTo("UsageError: Option --runs wants a number from 1 to 10000, not 10001.");
        assertThat(desk.call("-o a.b f()"))
                .isEqualTo("UsageError: Option --into wants the name of a variable, not 'a.b'.");
        assertThat(desk.ran).isEmpty();
    }
}
