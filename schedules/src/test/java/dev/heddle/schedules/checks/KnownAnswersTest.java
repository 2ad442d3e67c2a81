package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.schedules.Lines;
import dev.heddle.schedules.Options;
import dev.heddle.schedules.Outcomes;
import dev.heddle.schedules.Schedules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Programs whose outcomes are known over all schedules.
@Timeout(60)
final class KnownAnswersTest {

    private static final Options MANY = Options.DEFAULT.withSchedules(200_000);

    private static final class Counter {

        private int n;

        void add(int times) {
            for (int i = 0; i < times; i++) {
                n++;
            }
        }

        int both(int times) throws InterruptedException {
            together(() -> add(times), () -> add(times));
            return n;
        }
    }

    @Test
    void one_increment_each_has_six_schedules() throws Exception {
        Outcomes outcomes = Schedules.outcomes(() -> new Counter().both(1));

        assertThat(outcomes).isEqualTo(new Outcomes(Map.of("1", 4L, "2", 2L), 6, true));
    }

    @Test
    void two_increments_each_have_seventy_schedules() throws Exception {
        Outcomes outcomes = Schedules.outcomes(() -> new Counter().both(2));

        assertThat(outcomes).isEqualTo(new Outcomes(Map.of("2", 32L, "3", 32L, "4", 6L), 70, true));
    }

    @Test
    void three_increments_each_have_924_schedules() throws Exception {
        Outcomes outcomes = Schedules.outcomes(() -> new Counter().both(3));

        assertThat(outcomes).isEqualTo(
                new Outcomes(Map.of("2", 8L, "3", 300L, "4", 416L, "5", 180L, "6", 20L), 924, true));
    }

    @Test
    void threads_that_are_started_by_hand_have_as_many_schedules() throws Exception {
        Outcomes outcomes = Schedules.outcomes(() -> {
            var counter = new Counter();
            Thread one = new Thread(() -> counter.add(2));
            Thread other = new Thread(() -> counter.add(2));
            one.start();
            other.start();
            one.join();
            other.join();
            return counter.n;
        });

        assertThat(outcomes).isEqualTo(new Outcomes(Map.of("2", 32L, "3", 32L, "4", 6L), 70, true));
    }

    @Test
    void transfers_in_both_directions_are_stuck_in_some_schedules_and_only_in_some() throws Exception {
        Outcomes outcomes = Schedules.outcomes(() -> {
            int[] one = {100};
            int[] other = {100};
            together(() -> transfer(one, other), () -> transfer(other, one));
            return one[0] + other[0];
        });

        assertThat(outcomes.counts()).containsOnlyKeys("200", "deadlock");
        assertThat(outcomes.all()).isTrue();
    }

    private static void transfer(int[] from, int[] to) {
        synchronized (from) {
            synchronized (to) {
                from[0]--;
                to[0]++;
            }
        }
    }

    private static final class PingPong {

        private final int limit;
        private int count;

        PingPong(int limit) {
            this.limit = limit;
        }

        int play() {
            int lines = 0;
            while (count < limit) {
                lines++;
                count++;
            }
            return lines;
        }

        int both() throws InterruptedException {
            int[] lines = new int[2];
            together(() -> lines[0] = play(), () -> lines[1] = play());
            return lines[0] + lines[1];
        }
    }

    @Test
    void ping_and_pong_print_from_the_limit_to_the_sum_of_all_restarts() throws Exception {
        Outcomes one = Schedules.outcomes(() -> new PingPong(1).both());
        Outcomes two = Schedules.outcomes(() -> new PingPong(2).both(), MANY);

        assertThat(one.counts()).containsOnlyKeys("1", "2");
        assertThat(two.counts()).containsOnlyKeys("2", "3", "4", "5");
        assertThat(two.all()).isTrue();
    }

    @Test
    void a_guarded_counter_has_one_outcome() throws Exception {
        Outcomes outcomes = Schedules.outcomes(() -> {
            var counter = new Counter();
            together(() -> guarded(counter), () -> guarded(counter));
            return counter.n;
        });

        assertThat(outcomes.counts()).containsOnlyKeys("2");
        assertThat(outcomes.all()).isTrue();
    }

    private static void guarded(Counter counter) {
        synchronized (counter) {
            counter.n++;
        }
    }

    @Test
    void orders_of_lines_are_counted() throws Exception {
        Outcomes outcomes = Schedules.of(() -> together(() -> System.out.println("a"), () -> System.out.println("b")))
                .printed();

        assertThat(outcomes).isEqualTo(new Outcomes(Map.of("a\nb\n", 1L, "b\na\n", 1L), 2, true));
    }

    @Test
    void ping_and_pong_print_between_10_and_65_lines() throws Exception {
        var program = Schedules.of(() -> new Game().play());

        Lines lines = program.lines();

        assertThat(lines.fewest()).isEqualTo(10);
        assertThat(lines.most()).isEqualTo(65);
        assertThat(lines.all()).isTrue();
        assertThat(program.replay(lines.mostSchedule()).printed().lines()).hasSize(65);
    }

    /// Two threads that count to ten together, and have no lock.
    private static final class Game {

        private int counter;

        void play() throws InterruptedException {
            together(() -> count("Ping"), () -> count("Pong"));
        }

        private void count(String word) {
            while (counter < 10) {
                System.out.println(word);
                counter++;
            }
        }
    }
}
