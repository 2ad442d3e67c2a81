package dev.heddle.kernelext.internal.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import org.junit.jupiter.api.Test;

final class ReapMagicTest {

    private static final String LEFT = """
            thread\t54\t3\tworker\twaiting\tCell[3]:1
            process\t4711\t4\tsleep\tsleeping\t
            """;

    private final MagicDesk desk = new MagicDesk(new ReapMagic());

    @Test
    void leftovers_are_listed_by_cell() throws Exception {
        desk.values.put("reap", new MagicDesk.Value(null, null, LEFT));

        String told = desk.call("");

        assertThat(told).isEqualTo("""
                cell     what     name    number  state     at
                Cell[3]  thread   worker      54  waiting   Cell[3]:1
                Cell[4]  process  sleep     4711  sleeping
                """);
    }

    @Test
    void those_of_one_cell_are_ended() throws Exception {
        desk.values.put("reap", new MagicDesk.Value(null, null, LEFT));

        desk.call("4 --end");

        assertThat(desk.ran).containsExactly("Use[tool=reap, arguments=[list], code=[], scope=OWN]",
                "Use[tool=reap, arguments=[end, Cell#4, process 4711], code=[], scope=OWN]");
    }

    @Test
    void nothing_left_is_told() throws Exception {
        assertThat(desk.call("")).isEqualTo("No cell has left anything behind.\n");
        assertThat(desk.call("7 --end")).isEqualTo("Cell[7] has left nothing behind.\n");
        assertThat(desk.call("x")).isEqualTo("UsageError: %reap wants the number of a cell, such as 3, not 'x'.");
    }

    @Test
    void line_under_cells_can_be_switched_off() throws Exception {
        String told = desk.call("--tell off");

        assertThat(told).isEqualTo("shown: null");
        assertThat(desk.ran).containsExactly("Use[tool=reap, arguments=[tell, off], code=[], scope=OWN]");
    }
}
