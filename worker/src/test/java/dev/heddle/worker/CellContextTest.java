package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class CellContextTest {

    private final ClassLoader classes = new CellLoader(CellContextTest.class.getClassLoader());

    @Test
    void threads_belong_to_the_cell_that_started_them_or_the_thread_that_did() {
        List<Thread> started = new ArrayList<>();

        CellContext.runIn("cell-1", classes, () -> {
            started.add(new Thread(() -> started.add(Thread.ofVirtual().unstarted(() -> {}))));
            started.add(Thread.ofVirtual().unstarted(() -> {}));
            started.getFirst().start();
            join(started.getFirst());
            try (ExecutorService pool = Executors.newSingleThreadExecutor(task -> {
                started.add(new Thread(task));
                return started.getLast();
            })) {
                pool.execute(() -> {});
            }
        });

        assertThat(started).hasSize(4).allSatisfy(each -> assertThat(CellContext.cellOf(each)).isEqualTo("cell-1"));
        assertThat(CellContext.cellOf(Thread.currentThread())).isNull();
    }

    @Test
    void next_cell_has_its_own_threads() {
        List<Thread> started = new ArrayList<>();

        CellContext.runIn("cell-1", classes, () -> started.add(new Thread(() -> {})));
        CellContext.runIn("cell-2", classes, () -> started.add(new Thread(() -> {})));

        assertThat(started).extracting(CellContext::cellOf).containsExactly("cell-1", "cell-2");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
