package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.schedules.junit.Schedules;
import org.junit.jupiter.api.BeforeEach;

/// Tests as the author of an exercise writes them.
final class AnnotationTest {

    private int prepared;

    @BeforeEach
    void prepare() {
        prepared++;
    }

    private static final class Counter {

        private int n;

        synchronized void increment() {
            n++;
        }

        synchronized int get() {
            return n;
        }
    }

    @Schedules
    void two_increments_make_two() throws Exception {
        var counter = new Counter();
        together(counter::increment, counter::increment);
        assertThat(counter.get()).isEqualTo(2);
    }

    @Schedules
    void each_schedule_has_its_own_object() {
        assertThat(prepared).isEqualTo(1);
    }

    @Schedules(races = false)
    void races_can_be_left_out() throws Exception {
        together(() -> prepared = 5, () -> prepared = 5);
        assertThat(prepared).isEqualTo(5);
    }
}
