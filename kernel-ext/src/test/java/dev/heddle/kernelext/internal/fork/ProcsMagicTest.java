package dev.heddle.kernelext.internal.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcsMagicTest {

    private final MagicDesk desk = new MagicDesk(new ProcsMagic());

    @Test
    void tree_is_a_table() throws Exception {
        desk.values.put("procs", new MagicDesk.Value(null, null, """
                0\t4711\tw-0\trunning\t1234\t52428800\t65000\t3
                1\t4712\tsleep\tsleeping\t-1\t-1\t-1\t3
                0\t5000\theddle-reserve\tsleeping\t0\t1048576\t3700000\t
                """));

        String told = desk.call("");

        assertThat(told).isEqualTo("""
                 pid  name                       state       CPU  memory        age  cell
                4711  w-0                        running   1.2 s   50 MB  1 min 5 s  Cell[3]
                4712    sleep                    sleeping      ?       ?          ?  Cell[3]
                5000  (ready for the next fork)  sleeping  0.0 s    1 MB  1 h 1 min
                """);
    }

    @Test
    void no_processes_are_told() throws Exception {
        String told = desk.call("");

        assertThat(told).isEqualTo("No cell has a process running.\n");
    }

    @Test
    void names_cannot_break_the_page() {
        TextTable table = new TextTable(List.of("name"), List.of(List.of("<b>&")),
                List.of());

        assertThat(table.bundle().get("text/html")).contains("&lt;b&gt;&amp;").doesNotContain("<b>");
    }
}
