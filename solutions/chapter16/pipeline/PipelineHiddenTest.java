package chapter16.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chapter16.pipeline.Pipeline.Limits;
import dev.heddle.processes.Child;
import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class PipelineHiddenTest {

    @Schedules(schedules = 60, random = 20)
    @Tries(value = "two documents, two counters, in every order", zh = "两个文档，两个计数器，按所有可能的顺序")
    void totals_are_exact() throws Exception {
        var counters = new Counters(0);

        Map<String, Long> totals = Pipeline.run(List.of("a b", "a"), url -> url, counters::make, new Limits(2, 2));

        assertEquals(Map.of("a", 2L, "b", 1L), totals, "run([a b, a])");
        counters.assertAllClosed(2);
    }

    @Schedules(schedules = 60, random = 20)
    @Tries(value = "two documents at once, one counter, in every order", zh = "同时两个文档，一个计数器，按所有可能的顺序")
    void counter_has_one_thread_at_a_time() throws Exception {
        var counters = new Counters(0);

        Map<String, Long> totals = Pipeline.run(List.of("a b", "a"), url -> url, counters::make, new Limits(1, 2));

        assertEquals(Map.of("a", 2L, "b", 1L), totals, "run([a b, a])");
        counters.assertAllClosed(1);
    }

    @Schedules(schedules = 60, random = 20)
    @Tries(value = "two counters die, each at its first document, in every order", zh = "两个计数器在各自第一个文档时死亡，按所有可能的顺序")
    void dead_counters_are_replaced() throws Exception {
        var counters = new Counters(2);

        Map<String, Long> totals = Pipeline.run(List.of("a b", "a"), url -> url, counters::make, new Limits(1, 2));

        assertEquals(Map.of("a", 2L, "b", 1L), totals, "run([a b, a]), 2 × IOException");
        counters.assertAllClosed(1);
    }

    @Test
    @Tries(value = "all counters die", zh = "所有计数器都死亡")
    void third_death_is_a_failure() throws Exception {
        var counters = new Counters(Integer.MAX_VALUE);

        var thrown = assertThrows(ExecutionException.class,
                () -> Pipeline.run(List.of("a"), url -> url, counters::make, new Limits(2, 2)), "run([a])");

        assertEquals(IOException.class, thrown.getCause().getClass(), "getCause()");
        assertEquals(3, counters.made.get(), "counters made");
        counters.assertAllClosed(2);
    }

    @Schedules(schedules = 60, random = 20)
    @Tries(value = "three documents, two at once, in every order", zh = "三个文档，同时两个，按所有可能的顺序")
    void no_more_documents_are_under_way() throws Exception {
        var counters = new Counters(0);
        Pipeline.Source source = url -> {
            int open = counters.open.incrementAndGet();
            assertTrue(open <= 2, () -> "documents under way: " + open);
            return url;
        };

        Pipeline.run(List.of("a", "b", "c"), source, counters::make, new Limits(1, 2));

        counters.assertAllClosed(1);
    }

    @Schedules(schedules = 60, random = 20)
    @Tries(value = "two downloads wait for each other, and two counters, in every order",
            zh = "两个下载互相等待，两个计数器也是，按所有可能的顺序")
    void both_stages_run_at_once() throws Exception {
        var counters = new Counters(0);
        counters.together = new CountDownLatch(2);
        var downloads = new CountDownLatch(2);
        Pipeline.Source source = url -> {
            downloads.countDown();
            downloads.await();
            return url;
        };

        Map<String, Long> totals = Pipeline.run(List.of("a", "b"), source, counters::make, new Limits(2, 2));

        assertEquals(Map.of("a", 1L, "b", 1L), totals, "run([a, b])");
    }

    @Schedules(schedules = 60, random = 20)
    @Tries(value = "a download throws while another runs, in every order", zh = "一个下载运行时另一个抛出异常，按所有可能的顺序")
    void failure_ends_all() throws Exception {
        var counters = new Counters(0);
        var held = new Held();
        var failure = new IOException("404");
        Pipeline.Source source = url -> switch (url) {
            case "held" -> held.download();
            case "bad" -> {
                held.begun.await();
                held.over.set(true);
                throw failure;
            }
            default -> held.late();
        };

        var thrown = assertThrows(ExecutionException.class,
                () -> Pipeline.run(List.of("good", "held", "bad", "late"), source, counters::make, new Limits(1, 2)),
                "run([good, held, 404, late])");

        assertSame(failure, thrown.getCause(), "getCause()");
        held.assertInterruptedAndEnded();
        counters.assertAllClosed(1);
    }

    @Schedules(schedules = 60, random = 20)
    @Tries(value = "the caller is interrupted while a download runs, in every order", zh = "下载运行时调用者被中断，按所有可能的顺序")
    void interrupt_ends_all() throws Exception {
        var counters = new Counters(0);
        var held = new Held();
        var thrown = new AtomicReference<Throwable>();
        Pipeline.Source source = url -> url.equals("held") ? held.download() : held.late();
        Thread caller = new Thread(() -> {
            try {
                Pipeline.run(List.of("good", "held", "late"), source, counters::make, new Limits(1, 1));
            } catch (Throwable e) {
                thrown.set(e);
            }
        }, "caller");

        caller.start();
        held.begun.await();
        held.over.set(true);
        caller.interrupt();
        caller.join();

        assertEquals(InterruptedException.class, thrown.get() == null ? null : thrown.get().getClass(),
                "run([good, held, late]), interrupt()");
        held.assertInterruptedAndEnded();
        counters.assertAllClosed(1);
    }

    @Test
    @Tries(value = "counters are real child processes, and the first one dies", zh = "计数器是真正的子进程，其中第一个死亡")
    void child_processes_count() throws Exception {
        var made = new AtomicInteger();

        Map<String, Long> totals = Pipeline.run(List.of("a b", "b c", "c a"), url -> url,
                () -> new Jvm(made.incrementAndGet() == 1), new Limits(1, 2));

        assertEquals(Map.of("a", 2L, "b", 2L, "c", 2L), totals, "run([a b, b c, c a])");
        assertEquals(2, made.get(), "counters made");
    }

    private static HashMap<String, Integer> counts(List<String> words) {
        var counts = new HashMap<String, Integer>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    /// Makes counters of this process, some of which die, and looks at what is done with them.
    private static final class Counters {

        final AtomicInteger made = new AtomicInteger();
        final AtomicInteger open = new AtomicInteger();
        volatile CountDownLatch together = new CountDownLatch(0);
        private final AtomicInteger alive = new AtomicInteger();
        private final AtomicInteger mostAlive = new AtomicInteger();
        private final AtomicInteger misused = new AtomicInteger();
        private final int dying;

        Counters(int dying) {
            this.dying = dying;
        }

        Pipeline.Counter make() {
            int number = made.incrementAndGet();
            mostAlive.accumulateAndGet(alive.incrementAndGet(), Math::max);
            return new InMemory(number <= dying);
        }

        void assertAllClosed(int most) {
            assertEquals(0, misused.get(), "counters used by two threads, after death, or closed twice");
            assertEquals(0, alive.get(), "counters not closed");
            assertTrue(mostAlive.get() <= most, () -> "counters at once: " + mostAlive + " > " + most);
        }

        private final class InMemory implements Pipeline.Counter {

            private final AtomicBoolean inUse = new AtomicBoolean();
            private final AtomicBoolean over = new AtomicBoolean();
            private final boolean dies;

            InMemory(boolean dies) {
                this.dies = dies;
            }

            @Override
            public Map<String, Integer> count(List<String> words) throws IOException, InterruptedException {
                if (inUse.getAndSet(true) || over.get()) {
                    misused.incrementAndGet();
                }
                try {
                    together.countDown();
                    together.await();
                    Thread.yield();
                    if (dies) {
                        throw new IOException("the process has died");
                    }
                    open.decrementAndGet();
                    return counts(words);
                } finally {
                    inUse.set(false);
                }
            }

            @Override
            public void close() {
                if (over.getAndSet(true) || inUse.get()) {
                    misused.incrementAndGet();
                }
                alive.decrementAndGet();
            }
        }
    }

    /// A download that goes on until it is interrupted, and one that must not begin after that.
    private static final class Held {

        final CountDownLatch begun = new CountDownLatch(1);
        final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger interrupted = new AtomicInteger();
        private final AtomicInteger late = new AtomicInteger();

        String download() throws InterruptedException {
            running.incrementAndGet();
            begun.countDown();
            try {
                new CountDownLatch(1).await(1, TimeUnit.HOURS); // of virtual time, which costs nothing
                return "held";
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            } finally {
                Thread.yield();
                running.decrementAndGet();
            }
        }

        String late() {
            if (over.get()) {
                late.incrementAndGet();
            }
            return "word";
        }

        void assertInterruptedAndEnded() {
            assertEquals(0, running.get(), "held: still running");
            assertEquals(1, interrupted.get(), "held: InterruptedException");
            assertEquals(0, late.get(), "late: download");
        }
    }

    /// Counts in a JVM of its own, a new one for each document.
    private record Jvm(boolean dies) implements Pipeline.Counter {

        @Override
        public Map<String, Integer> count(List<String> words) throws IOException, InterruptedException {
            boolean halts = dies;
            try (Child<HashMap<String, Integer>> child = Child.of().start(() -> {
                if (halts) {
                    Runtime.getRuntime().halt(1);
                }
                return counts(words);
            })) {
                return child.get();
            } catch (ExecutionException e) {
                throw new IOException("the process has died", e);
            }
        }

        @Override
        public void close() {}
    }
}
