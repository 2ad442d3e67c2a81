package dev.heddle.kernel.internal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutputLimitTest {

    private final OutputLimit limit = new OutputLimit(10);

    @Test
    void all_is_shown_up_to_the_limit() {
        assertThat(limit.take("12345")).isEqualTo("12345");
        assertThat(limit.take("67890")).isEqualTo("67890");
        assertThat(limit.note()).isEmpty();
    }

    @Test
    void rest_is_counted_and_its_end_told_once() {
        limit.take("12345");

        assertThat(limit.take("67890a\nb\n")).isEqualTo("""
                67890
                [The cell has printed 10 characters. What follows is not shown. To have all of it, print to a file: \
                System.setOut(new PrintStream("output.txt")).]
                """);
        assertThat(limit.take("线c")).isEmpty();
        assertThat(limit.note()).isEqualTo("""
                [6 characters in 2 lines were not shown. They ended with:]
                a
                b
                线c
                """);
        assertThat(limit.note()).isEmpty();
    }

    @Test
    void displays_are_counted_beyond_the_limit_and_cleared_ones_make_room() {
        for (int i = 0; i < 9_999; i++) {
            limit.takeDisplay(1);
        }

        assertThat(limit.takeDisplay(99_990_000)).isTrue();
        assertThat(limit.takeDisplay(1)).isFalse();
        assertThat(limit.note())
                .isEqualTo("[1 displays were not shown: a cell may show 10000, of 100 MB together. clearOutput() makes "
                        + "room.]\n");
        limit.clear();
        assertThat(limit.takeDisplay(100_000_001)).isFalse();
        limit.clear();
        assertThat(limit.takeDisplay(100_000_000)).isTrue();
    }

    @Test
    void cleared_output_makes_room_for_more() {
        limit.take("1234567890");
        limit.clear();

        assertThat(limit.take("1234567890")).isEqualTo("1234567890");
    }

    @Test
    void of_an_endless_output_only_the_end_is_kept() {
        for (int i = 0; i < 100_000; i++) {
            limit.take("%09d\n".formatted(i));
        }

        String note = limit.note();

        assertThat(note).startsWith("[999990 characters in 99999 lines were not shown.")
                .endsWith("000099999\n")
                .hasSizeLessThan(20_100);
    }
}
