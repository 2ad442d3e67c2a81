package dev.heddle.worker.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TimingTest {

    private final Timing timing = new Timing(1000, List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));

    @Test
    void numbers_are_those_of_one_loop() {
        assertThat(timing.best()).isEqualTo(2);
        assertThat(timing.worst()).isEqualTo(9);
        assertThat(timing.median()).isEqualTo(4.5);
        assertThat(timing.mean()).isEqualTo(5);
        assertThat(timing.deviation()).isEqualTo(2, within(1e-9));
    }

    @Test
    void text_of_it_is_short() {
        assertThat(timing).hasToString("Timing: median 4.50 ns, best 2.00 ns, of 8 runs of 1000 loops");
    }
}
