package dev.heddle.kernel.internal.magics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import dev.heddle.kernel.magic.PastCell;
import org.junit.jupiter.api.Test;

final class HistoryMagicTest {

    private final MagicDesk desk = new MagicDesk(new HistoryMagic());

    @Test
    void cells_are_listed_with_their_numbers() throws Exception {
        desk.past.add(new PastCell(1, "int a = 1;\na\n"));
        desk.past.add(new PastCell(12, "int B;"));

        assertThat(desk.call("")).isEqualTo("   1: int a = 1;\n      a\n  12: int B;\n");
        assertThat(desk.call("-n 1")).isEqualTo("  12: int B;\n");
        assertThat(desk.call("--grep b")).isEqualTo("  12: int B;\n");
        assertThat(desk.call("-n 0")).isEqualTo("No cells.\n");
    }

    @Test
    void wrong_number_is_told() throws Exception {
        assertThat(desk.call("-n x")).isEqualTo("UsageError: Option --last wants a whole number, not 'x'.");
        assertThat(desk.call("-n -1")).startsWith("UsageError:");
    }
}
