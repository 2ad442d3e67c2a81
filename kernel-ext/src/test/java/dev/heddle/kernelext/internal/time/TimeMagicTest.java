package dev.heddle.kernelext.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.Test;

final class TimeMagicTest {

    private final MagicDesk desk = new MagicDesk(new TimeMagic());

    @Test
    void code_of_the_cell_is_measured_and_its_result_shown() throws Exception {
        desk.values.put("meter", new MagicDesk.Value("3", null,
                "wall=1500000\ncpu=2750000\ngc=0\njit=12000000\nallocated=2048\nothers=0.0\n"));

        String told = desk.call("", "int a = 3;\na");

        assertThat(told).isEqualTo("shown: null"
                + "wall 1.50 ms · CPU 2.75 ms · 2 KB allocated · JIT 12 ms\n");
        assertThat(desk.ran).containsExactly(
                "Use[tool=meter, arguments=[], code=[Code[text=int a = 3;\na, line=2]], scope=NOTEBOOK]");
    }

    @Test
    void code_of_the_line_is_taken_as_it_is() throws Exception {
        desk.call("list.add(\"a  b\")");

        assertThat(desk.ran).containsExactly(
                "Use[tool=meter, arguments=[], code=[Code[text=list.add(\"a  b\"), line=1]], scope=NOTEBOOK]");
    }

    @Test
    void busy_machine_is_told() throws Exception {
        desk.values.put("meter", new MagicDesk.Value("3", null, "wall=61000000000\nothers=1.25\nfree=0.1\n"));

        assertThat(desk.call("f()")).isEqualTo("shown: null"
                + "wall 1 min 1 s · CPU 0 ns · 0 bytes allocated\n"
                + "Others kept 1.3 processors busy meanwhile: the wall time is not to be trusted.\n");
    }

    @Test
    void others_are_not_told_of_if_they_were_in_nobodys_way() throws Exception {
        desk.values.put("meter", new MagicDesk.Value(null, null, "wall=61000000000\nothers=1.25\nfree=0.9\n"));
        String free = desk.call("f()");
        desk.values.put("meter", new MagicDesk.Value(null, null, "wall=61000000\nothers=1.25\nfree=0.1\n"));
        String little = desk.call("f()");

        assertThat(free).doesNotContain("Others");
        assertThat(little).doesNotContain("Others");
    }

    @Test
    void nothing_to_time_is_told() throws Exception {
        assertThat(desk.call(""))
                .isEqualTo("UsageError: There is nothing to time. Write it behind %time, or below %%time.");
        assertThat(desk.call("x", "y")).startsWith("UsageError: %%time takes its code from the lines below it.");

        assertThat(desk.ran).isEmpty();
    }
}
