package dev.heddle.schedules.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Gatherers;

/// Streams that use threads.
final class Streams {

    private Streams() {}

    static void mapConcurrent() {
        var second = new CountDownLatch(1);
        List<Integer> result = List.of(0, 1).stream().gather(Gatherers.mapConcurrent(2, x -> {
            if (x == 1) {
                second.countDown();
            } else {
                await(second);
            }
            return x * 10;
        })).toList();
        assertThat(result).containsExactly(0, 10);
    }

    static void oneAtATime() {
        List<Integer> seen = new ArrayList<>();
        List.of(0, 1).stream().gather(Gatherers.mapConcurrent(2, seen::add)).forEach(_ -> {}); // BUG list in mapConcurrent
        assertThat(seen).hasSize(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
