package dev.heddle.worker.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LeftoversTest {

    private final Set<Thread> ofTheCell = ConcurrentHashMap.newKeySet();
    private final Leftovers leftovers =
            new Leftovers(thread -> ofTheCell.contains(thread) ? "cell" : null, new Forks());
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letThreadsEnd() {
        end.countDown();
    }

    @Test
    void cell_that_starts_nothing_is_told_nothing() {
        leftovers.after("before");

        assertThat(leftovers.after("cell")).isEmpty();
    }

    @Test
    void thread_that_goes_on_is_named() {
        start("worker", false);

        assertThat(leftovers.after("other")).isEmpty();
        assertThat(leftovers.after("cell")).isEqualTo(
                "This cell leaves behind: thread \"worker\" (waiting). %reap shows and ends it.\n");
    }

    @Test
    void daemons_and_threads_that_end_at_once_are_no_leftovers() {
        start("daemon", true);
        Thread ending = new Thread(() -> {}, "ending");
        ofTheCell.add(ending);
        ending.start();

        assertThat(leftovers.after("cell")).isEmpty();
    }

    @Test
    void many_threads_are_counted() {
        for (int i = 0; i < 7; i++) {
            start("w" + i, false);
        }

        assertThat(leftovers.after("cell")).startsWith("This cell leaves behind: thread \"w0\" (waiting), ")
                .endsWith(" and 2 more. %reap shows and ends them.\n");
    }

    @Test
    void pool_is_told_once() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "pool-9-thread-" + (ofTheCell.size() + 1));
            ofTheCell.add(thread);
            return thread;
        });
        try {
            pool.submit(() -> "done").get();
            String first = leftovers.after("cell");
            pool.submit(() -> "done").get();

            assertThat(first).startsWith("This cell leaves behind: thread \"pool-9-thread-1\" (");
            assertThat(leftovers.after("cell")).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void process_that_goes_on_is_named_once() throws IOException {
        leftovers.after("before");
        Process process = new ProcessBuilder("sleep", "600").start();
        try {
            assertThat(leftovers.after("cell"))
                    .isEqualTo("This cell leaves behind: process " + process.pid()
                            + " (sleep). %reap shows and ends it.\n");
            assertThat(leftovers.after("next")).isEmpty();
            assertThat(leftovers.cellOf(process.pid())).isEqualTo("cell");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void process_that_turns_out_to_be_one_of_ours_is_not_named() throws IOException {
        leftovers.after("before");
        Process process = new ProcessBuilder("sh", "-c",
                "sleep 0.01; exec sh -c 'sleep 600; true' -Dheddle.child=heddle-reserve").start();
        try {
            assertThat(leftovers.after("cell")).isEmpty();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void line_can_be_switched_off() {
        start("worker", false);
        leftovers.tell(false);

        assertThat(leftovers.after("cell")).isEmpty();
    }

    private void start(String name, boolean daemon) {
        Thread thread = new Thread(this::awaitEnd, name);
        thread.setDaemon(daemon);
        ofTheCell.add(thread);
        thread.start();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
