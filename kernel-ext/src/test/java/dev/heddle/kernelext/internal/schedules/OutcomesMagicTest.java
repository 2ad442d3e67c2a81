package dev.heddle.kernelext.internal.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.Test;

final class OutcomesMagicTest {

    private final MagicDesk desk = new MagicDesk(new OutcomesMagic());

    @Test
    void results_are_drawn_numbers_in_their_order() throws Exception {
        desk.values.put("repeat", new MagicDesk.Value("2", null,
                "nanos 1250000000\nvalue 9990 20\nvalue 9 3\nvalue 1 IllegalStateException\nprint 10000 x\n"));

        assertThat(desk.call("", "n")).isEqualTo("""
                What came of 10,000 runs
                result                      runs     share
                3                              9     0.1 %  █
                20                          9990    99.9 %  ██████████████████████████████
                IllegalStateException          1    0.01 %  █
                1.3 s.
                """);
        assertThat(desk.ran).containsExactly("Use[tool=repeat, arguments=[10000, 5000],"
                + " code=[Code[text=n, line=2]], scope=OWN]");
    }

    @Test
    void what_is_printed_counts_if_there_is_no_value() throws Exception {
        desk.values.put("repeat", new MagicDesk.Value(null, null,
                "place d7\nnanos 5000000000\nvalue 30 null\nprint 20 a\\nb\\n\nprint 10 \n"));

        assertThat(desk.call("-n 100", "f();")).isEqualTo("""
                d7 becomes What came of 30 runs
                result          runs     share
                (nothing)         10    33.3 %  ███████████████
                a ⏎ b             20    66.7 %  ██████████████████████████████
                5.0 s. The time of 5 s was over before 100 runs; --timeout gives more.
                """);
    }

    @Test
    void one_result_proves_nothing() throws Exception {
        desk.values.put("repeat", new MagicDesk.Value("2", null, "nanos 100000000\nvalue 10000 2\nprint 10000 \n"));

        assertThat(desk.call("", "n")).endsWith("""
                0.1 s.
                The result was always the same. That proves nothing: %%schedules looks at every order.
                """);
    }

    @Test
    void run_that_does_not_end_is_told() throws Exception {
        desk.values.put("repeat", new MagicDesk.Value("2", null,
                "nanos 2000000000\nvalue 1 does not end\nprint 1 does not end\n"));

        assertThat(desk.call("", "n")).endsWith("2.0 s. The last run did not end: threads may wait for each other."
                + " Those that it has left behind are still there.\n");
    }

    @Test
    void picture_names_what_it_shows() throws Exception {
        Counts counts = Trials.read("nanos 1\nvalue 3 <b>\nvalue 1 \"x\"\n", /* printed= */ false).counts();

        String html = new Distribution("Title", "runs", counts, "<b>").bundle().get("text/html");

        assertThat(html).contains("<title", "<desc", "&lt;b&gt;", "3, 75.0 %, expected").doesNotContain("<b>");
    }
}
