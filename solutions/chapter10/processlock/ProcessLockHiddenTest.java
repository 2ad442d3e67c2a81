package chapter10.processlock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.processes.Child;
import dev.heddle.processes.Task;
import dev.heddle.schedules.kit.Gates;
import dev.heddle.schedules.kit.Tries;
import dev.heddle.schedules.kit.Waiting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLockHiddenTest {

    private static final int TIMES = 100;

    @TempDir
    Path folder;

    @Test
    @Tries(value = "two threads through one object", zh = "两个线程通过同一个对象")
    void threads_wait_for_each_other() throws Exception {
        var lock = new ProcessLock(folder.resolve("lock"));

        assertSecondWaits(lock, lock);
    }

    @Test
    @Tries(value = "two threads through two objects for one file", zh = "两个线程通过同一文件的两个对象")
    void objects_for_one_file_are_one_lock() throws Exception {
        assertSecondWaits(new ProcessLock(folder.resolve("lock")),
                new ProcessLock(folder.resolve("x").resolve("..").resolve("lock")));
    }

    @Test
    @Tries(value = "two files are two locks", zh = "两个文件是两把锁")
    void other_file_is_another_lock() throws Exception {
        var a = new ProcessLock(folder.resolve("a"));
        var b = new ProcessLock(folder.resolve("b"));

        assertEquals(3, a.call(() -> 1 + b.call(() -> 2)), "a.call(() -> 1 + b.call(() -> 2)), other files");
    }

    @Test
    @Tries(value = "another JVM looks while a body runs, and afterwards", zh = "在执行期间和之后由另一个 JVM 查看")
    void other_jvms_see_the_lock() throws Exception {
        Path file = folder.resolve("lock");

        boolean during = new ProcessLock(file).call(() -> isFree(file));
        boolean afterwards = isFree(file);

        assertFalse(during, "file free for another JVM, while a body runs");
        assertTrue(afterwards, "file free for another JVM, after call()");
    }

    @Test
    @Tries(value = "one more object is made while a body runs", zh = "执行期间又创建一个对象")
    void lock_is_not_lost_by_another_object() throws Exception {
        Path file = folder.resolve("lock");

        boolean free = new ProcessLock(file).call(() -> {
            new ProcessLock(file);
            return isFree(file);
        });

        assertFalse(free, "file free for another JVM, while a body runs, after new ProcessLock(file)");
    }

    @Test
    @Tries(value = "a body calls call() again", zh = "在执行体中再次调用 call()")
    void lock_is_not_reentrant() throws Exception {
        Path file = folder.resolve("lock");
        var lock = new ProcessLock(file);

        boolean free = lock.call(() -> {
            assertThrows(IllegalStateException.class, () -> lock.call(() -> 1), "call within call, same object");
            assertThrows(IllegalStateException.class, () -> new ProcessLock(file).call(() -> 1),
                    "call within call, another object");
            return isFree(file);
        });

        assertFalse(free, "file free for another JVM, while the outer body runs");
        assertEquals(2, lock.call(() -> 2), "call(() -> 2) after that");
    }

    @Test
    @Tries(value = "a body throws", zh = "执行体抛出异常")
    void exception_releases_the_lock() throws Exception {
        Path file = folder.resolve("lock");
        var lock = new ProcessLock(file);
        var failure = new IOException("of the body");

        Exception thrown = assertThrows(Exception.class, () -> lock.call(() -> {
            throw failure;
        }), "call(() -> throw …)");

        assertSame(failure, thrown, "what call() throws");
        assertTrue(isFree(file), "file free for another JVM, after a body that has thrown");
        assertEquals(2, value(lock, "after a body that has thrown"), "call(() -> 2) after that");
    }

    @Test
    @Tries(value = "the JVM that holds the lock is killed", zh = "持有锁的 JVM 被杀死")
    void killed_holder_lets_go() throws Exception {
        Path file = folder.resolve("lock");
        Path held = folder.resolve("held");
        try (Child<Integer> holder = Child.of().maxHeap("64m").start(new Holding(file.toString(), held.toString()))) {
            while (!Files.exists(held)) {
                assertFalse(holder.join(Duration.ofMillis(10)), "the JVM that should hold the lock has ended");
            }
            holder.kill();
            holder.join();

            assertEquals(2, value(new ProcessLock(file), "after the holder was killed"), "call(() -> 2)");
        }
    }

    @Test
    @Tries(value = "two JVMs count together", zh = "两个 JVM 一起计数")
    void two_jvms_count() throws Exception {
        String file = folder.resolve("lock").toString();
        Path counter = Files.writeString(folder.resolve("counter"), "0");
        try (Child<Integer> a = Child.of().maxHeap("64m").start(new Counting(file, counter.toString()));
                Child<Integer> b = Child.of().maxHeap("64m").start(new Counting(file, counter.toString()))) {
            a.get();
            b.get();
        }

        assertEquals(Integer.toString(2 * TIMES), Files.readString(counter), "counter after 2 × 100 call(n + 1)");
    }

    private static void assertSecondWaits(ProcessLock first, ProcessLock second) throws Exception {
        var gates = new Gates();
        var secondRuns = new CountDownLatch(1);
        var one = new FutureTask<>(() -> first.call(() -> gates.pass("first")));
        var two = new FutureTask<>(() -> second.call(() -> {
            secondRuns.countDown();
            return "second";
        }));
        Thread.ofPlatform().daemon().start(one);
        gates.awaitArrival("first");
        Thread waiting = Thread.ofPlatform().name("second").daemon().start(two);

        untilItWaitsOrEnds(waiting);
        boolean ran = secondRuns.getCount() == 0;
        gates.open("first");

        assertFalse(ran, "the second body runs while the first one does");
        assertEquals("first", result(one, "the first call()"), "the first call()");
        assertEquals("second", result(two, "the second call(), while the first body runs,"), "the second call()");
    }

    private static void untilItWaitsOrEnds(Thread thread) {
        try {
            Waiting.untilItWaits(thread);
        } catch (AssertionError e) {
            if (thread.isAlive()) {
                throw e;
            }
        }
    }

    private static String result(FutureTask<String> task, String what) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new AssertionError(what + " throws " + e.getCause(), e);
        }
    }

    private static int value(ProcessLock lock, String when) {
        try {
            return lock.call(() -> 2);
        } catch (Exception e) {
            throw new AssertionError("call(() -> 2) " + when + " throws " + e, e);
        }
    }

    /// Whether another JVM could lock the file now.
    private static boolean isFree(Path file) throws Exception {
        try (Child<Boolean> other = Child.of().maxHeap("64m").start(new Looking(file.toString()))) {
            return other.get();
        }
    }

    private record Looking(String file) implements Task<Boolean> {

        @Override
        public Boolean call() throws IOException {
            try (var channel = FileChannel.open(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                return lock != null;
            }
        }
    }

    private record Holding(String file, String held) implements Task<Integer> {

        @Override
        public Integer call() throws Exception {
            return new ProcessLock(Path.of(file)).call(() -> {
                Files.createFile(Path.of(held));
                new CountDownLatch(1).await();
                return 0;
            });
        }
    }

    private record Counting(String file, String counter) implements Task<Integer> {

        @Override
        public Integer call() throws Exception {
            var lock = new ProcessLock(Path.of(file));
            for (int i = 0; i < TIMES; i++) {
                lock.call(() -> {
                    int n = Integer.parseInt(Files.readString(Path.of(counter)));
                    return Files.writeString(Path.of(counter), Integer.toString(n + 1));
                });
            }
            return 0;
        }
    }
}
