package dev.heddle.kernel.internal.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CodeLinesTest {

    @Test
    void breakpoint_on_a_line_without_code_moves_to_the_next_with_code() {
        String cell = """
                import java.util.*;
                /* a comment
                   of two lines */
                int x = 1;
                // why

                if (x > 0) {
                    x++;
                }
                """;

        List<Integer> lines = IntStream.rangeClosed(1, 9).mapToObj(line -> CodeLines.next(cell, line)).toList();

        assertThat(lines).containsExactly(4, 4, 4, 4, 7, 7, 7, 8, 9);
    }
}
