package dev.heddle.schedules.checks;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.schedules.Schedules;
import dev.heddle.schedules.Verdict;
import dev.heddle.schedules.Verdict.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Collections that go to code of the JDK that is not woven, and checks from threads of other kinds.
@Timeout(60)
final class GivenAwayTest {

    private static final class Seats {

        private final ConcurrentHashMap<String, String> taken = new ConcurrentHashMap<>();
        private final AtomicInteger free = new AtomicInteger(2);
        private volatile String seen = "";
    }

    @Test
    void copy_of_a_map_is_a_step_between_others() throws Exception {
        var outcomes = Schedules.outcomes(() -> {
            var seats = new Seats();
            together(() -> {
                seats.taken.putIfAbsent("A1", "x");
                seats.free.decrementAndGet();
            }, () -> seats.seen = Map.copyOf(seats.taken).size() + "/" + seats.free.get());
            return seats.seen;
        });

        assertThat(outcomes.counts().keySet()).containsExactlyInAnyOrder("0/1", "0/2", "1/1", "1/2");
        assertThat(outcomes.all()).isTrue();
    }

    @Test
    void copying_a_plain_map_while_another_thread_changes_it_is_a_race() throws Exception {
        Verdict verdict = Schedules.of(() -> {
            Map<String, Integer> map = new HashMap<>();
            together(() -> map.put("a", 1), () -> new HashMap<>(map));
        }).check();

        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        assertThat(((Verdict.Failed) verdict).kind()).isEqualTo(Kind.RACE);
    }

    @Test
    void list_that_is_wrapped_is_not_read() throws Exception {
        Verdict verdict = Schedules.of(() -> {
            List<Integer> list = new ArrayList<>();
            together(() -> Collections.synchronizedList(list), () -> list.add(1));
        }).check();

        assertThat(verdict.passed()).isTrue();
    }

    @Test
    void deadlock_is_found_from_a_daemon_thread_too() throws Exception {
        Verdict[] verdict = new Verdict[1];
        Thread daemon = Thread.ofPlatform().daemon().start(() -> {
            try {
                verdict[0] = Schedules.of(() -> new CountDownLatch(1).await()).check();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        daemon.join();

        assertThat(verdict[0]).isInstanceOf(Verdict.Failed.class);
        assertThat(((Verdict.Failed) verdict[0]).kind()).isEqualTo(Kind.DEADLOCK);
    }
}
