package dev.heddle.schedules.kit;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Decides whether code has ended all that it began: threads and processes.
///
/// ```java
/// try (var leaks = new Leaks()) {
///     squares(10, 3);                     // the learner's code
/// }                                       // fails if a thread of it is still alive
/// ```
public final class Leaks implements AutoCloseable {

    /// Threads that the JDK starts for itself, and keeps.
    private static final Pattern OF_THE_JDK =
            Pattern.compile(
                    "process reaper.*|ForkJoinPool.*-delayScheduler|ForkJoinPool.commonPool-worker-.*|VirtualThread-un.*");
    private static final String CARRIERS = "CarrierThreads"; // what virtual threads run on

    private final Limit limit;
    private final Set<Thread> threads = live();
    private final Set<ProcessHandle> processes = children();

    /// Remembers what is there already.
    public Leaks() {
        this(Limit.DEFAULT);
    }

    Leaks(Limit limit) {
        this.limit = limit;
    }

    /// Waits for what was begun since, and fails if it does not end.
    @Override
    public void close() {
        long end = limit.fromNow();
        Set<String> left = new TreeSet<>();
        for (Thread each : live()) {
            if (!threads.contains(each) && !ends(each, end)) {
                left.add("thread '" + each.getName() + "'");
            }
        }
        for (ProcessHandle each : children()) {
            if (!processes.contains(each) && !ends(each, end)) {
                left.add("process " + each.pid());
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError("Left behind, and still there after " + limit + ": "
                    + String.join(", ", left) + ".");
        }
    }

    private static boolean ends(Thread thread, long end) {
        try {
            return thread.join(Limit.until(end));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !thread.isAlive();
        }
    }

    private static boolean ends(ProcessHandle process, long end) {
        return process.onExit()
                .thenApply(_ -> true)
                .completeOnTimeout(false, Limit.until(end).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static Set<Thread> live() {
        Set<Thread> live = new HashSet<>(Thread.getAllStackTraces().keySet());
        live.removeIf(Leaks::isOfTheJdk);
        return live;
    }

    private static boolean isOfTheJdk(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return OF_THE_JDK.matcher(thread.getName()).matches() || (group != null && group.getName().equals(CARRIERS));
    }

    private static Set<ProcessHandle> children() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
    }
}
