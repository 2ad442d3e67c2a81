package chapter06.processpool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProcessPoolHiddenTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int ROUNDS = 20;

    /// Tells which process it runs in.
    static final class Pid implements ProcessPool.Task {

        @Override
        public String run(String argument) {
            return argument + ProcessHandle.current().pid();
        }
    }

    /// Comes to a port, waits for a byte, and tells which process it runs in.
    static final class Meet implements ProcessPool.Task {

        @Override
        public String run(String port) throws IOException {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
                socket.getInputStream().read();
                return "" + ProcessHandle.current().pid();
            }
        }
    }

    /// Ends its JVM.
    static final class Crash implements ProcessPool.Task {

        @Override
        public String run(String argument) {
            Runtime.getRuntime().halt(3);
            return "";
        }
    }

    /// Throws.
    static final class Throwing implements ProcessPool.Task {

        @Override
        public String run(String argument) {
            throw new IllegalStateException(argument);
        }
    }

    /// Does not end while anybody waits for it, but leaves no process behind for ever.
    static final class Endless implements ProcessPool.Task {

        @Override
        public String run(String argument) throws InterruptedException {
            new CountDownLatch(1).await(1, TimeUnit.MINUTES);
            return "";
        }
    }

    /// Prints more than a pipe holds, on both streams.
    static final class Noisy implements ProcessPool.Task {

        @Override
        public String run(String argument) {
            for (int i = 0; i < 3_000; i++) {
                System.out.println("noise ".repeat(20));
                System.err.println("noise ".repeat(20));
            }
            return "quiet";
        }
    }

    /// Leaves a thread that keeps its JVM alive.
    static final class LeavesThread implements ProcessPool.Task {

        @Override
        public String run(String argument) {
            Thread.ofPlatform().daemon(false).start(() -> {
                try {
                    new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return "left";
        }
    }

    private final Set<ProcessHandle> before = children();
    private final List<ProcessPool> pools = new ArrayList<>();

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    }

    private Set<Long> newChildren() {
        return children().stream().filter(each -> !before.contains(each)).map(ProcessHandle::pid).collect(
                Collectors.toSet());
    }

    private ProcessPool pool(int n, Duration perTask) throws Exception {
        var pool = new ProcessPool(n, perTask);
        pools.add(pool);
        return pool;
    }

    /// Ends what a check has left, whatever the pool does: it may start new children for those that end.
    @AfterEach
    void endAll() throws InterruptedException {
        for (ProcessPool each : pools) {
            Thread closing = Thread.ofPlatform().daemon().start(each::close);
            for (int i = 0; i < ROUNDS && !closing.join(Duration.ofMillis(100)); i++) {
                newChildren().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            }
        }
        newChildren().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private static void close(ProcessPool pool) throws InterruptedException {
        Thread closing = Thread.ofPlatform().daemon().name("closing").start(pool::close);

        assertTrue(closing.join(LIMIT), "close() returns");
    }

    private static String get(Future<String> future, String what) throws Exception {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(what + ", " + LIMIT.toSeconds() + " s: get() → nothing", e);
        }
    }

    private static String answer(Future<String> future, String what) throws Exception {
        try {
            return get(future, what);
        } catch (ExecutionException e) {
            throw new AssertionError(what + ": get() → " + e.getCause(), e);
        }
    }

    private static Throwable failure(Future<String> future, String what) throws Exception {
        try {
            return fail(what + ": get() → " + get(future, what));
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private static long onlyPid(ProcessPool pool) {
        assertEquals(1, pool.pids().size(), "new ProcessPool(1, …): pids()");
        return pool.pids().iterator().next();
    }

    @Test
    @Tries(value = "two tasks meet, each in its own process", zh = "两个任务相遇,各在自己的进程里")
    void children_work_at_once() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout((int) LIMIT.toMillis());
            String port = "" + server.getLocalPort();
            var pool = pool(2, AMPLE);

            Future<String> first = pool.submit(Meet.class.getName(), port);
            Future<String> second = pool.submit(Meet.class.getName(), port);
            try (Socket one = server.accept(); Socket two = server.accept()) {
                one.getOutputStream().write(1);
                two.getOutputStream().write(1);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("new ProcessPool(2, …), 2 tasks: they do not run at once", e);
            }

            assertNotEquals(answer(first, "task 1"), answer(second, "task 2"), "new ProcessPool(2, …), 2 tasks: pids");
        }
    }

    @Test
    @Tries(value = "a task ends its JVM, and another task comes behind it", zh = "一个任务结束了自己的 JVM,后面还有一个任务")
    void pool_recovers_from_a_crash() throws Exception {
        var pool = pool(1, AMPLE);
        long dead = onlyPid(pool);

        Future<String> crash = pool.submit(Crash.class.getName(), "");
        Future<String> next = pool.submit(Pid.class.getName(), "");

        assertInstanceOf(IOException.class, failure(crash, "halt(3)"), "halt(3): getCause()");
        long pid = Long.parseLong(answer(next, "halt(3), next task"));
        assertNotEquals(dead, pid, "halt(3), next task: pid");
        assertEquals(Set.of(pid), Set.copyOf(pool.pids()), "halt(3), next task: pids()");
        close(pool);
        assertEquals(Set.of(), newChildren(), "halt(3), next task, close(): children");
    }

    @Test
    @Tries(
            value = "a task throws, and another one prints 700 KB, in the same child",
            zh = "一个任务抛出异常,另一个打印 700 KB,在同一个子进程里")
    void exceptions_and_noise_do_no_harm() throws Exception {
        var pool = pool(1, AMPLE);
        long child = onlyPid(pool);

        Throwable cause = failure(pool.submit(Throwing.class.getName(), "down"), "throw");
        assertEquals("java.lang.IllegalStateException: down", cause.getMessage(), "throw: getCause().getMessage()");
        assertEquals("quiet", answer(pool.submit(Noisy.class.getName(), ""), "700 KB"), "700 KB: get()");

        String pid = answer(pool.submit(Pid.class.getName(), ""), "throw, 700 KB, next task");
        assertEquals(child, Long.parseLong(pid), "throw, 700 KB, next task: pid");
    }

    @Test
    @Tries(
            value = "a task does not end in its time, and another one comes behind it",
            zh = "一个任务超时不结束,后面还有一个任务")
    void late_child_is_killed_and_replaced() throws Exception {
        var pool = pool(1, Duration.ofSeconds(1));
        long late = onlyPid(pool);

        Future<String> endless = pool.submit(Endless.class.getName(), "");
        Future<String> next = pool.submit(Endless.class.getName(), "");

        assertInstanceOf(TimeoutException.class, failure(endless, "perTask = 1 s"), "perTask = 1 s: getCause()");
        assertInstanceOf(TimeoutException.class, failure(next, "perTask = 1 s, next task"),
                "perTask = 1 s, next task: getCause()");
        assertFalse(pool.pids().contains(late), "perTask = 1 s, next task: pids() with the late child");
        assertFalse(newChildren().contains(late), "perTask = 1 s, next task: the late child is alive");
        close(pool);
        assertEquals(Set.of(), newChildren(), "perTask = 1 s, 2 tasks, close(): children");
    }

    @Test
    @Tries(
            value = "close() right after three tasks, one of which leaves a thread behind",
            zh = "提交三个任务后立即 close(),其中一个留下线程")
    void close_runs_the_tasks_and_leaves_no_child() throws Exception {
        var pool = pool(2, AMPLE);
        List<Future<String>> answers = List.of(pool.submit(LeavesThread.class.getName(), ""),
                pool.submit(Pid.class.getName(), ""), pool.submit(Pid.class.getName(), ""));

        close(pool);

        for (Future<String> each : answers) {
            assertTrue(each.isDone(), "3 tasks, close(): isDone()");
            answer(each, "3 tasks, close()");
        }
        assertEquals(Set.of(), newChildren(), "3 tasks, close(): children");
        assertThrows(RejectedExecutionException.class, () -> pool.submit(Pid.class.getName(), ""),
                "close(), submit()");
    }
}
