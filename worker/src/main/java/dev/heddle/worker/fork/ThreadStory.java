package dev.heddle.worker.fork;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the threads of a JVM do, in words: who waits for what, who has it, and whether they wait for each other.
final class ThreadStory {

    private static final String CELL_FILE = "Cell[";
    private static final int MOST_THREADS = 30;

    private ThreadStory() {}

    /// A line for each thread that a program has made or that runs code of a cell, and one on deadlocks.
    static String ofThisJvm() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<ThreadInfo> all = Arrays.stream(threads.dumpAllThreads(/* monitors= */ false, /* locks= */ false))
                .filter(ThreadStory::isWorthTelling)
                .sorted(Comparator.comparingLong(ThreadInfo::getThreadId))
                .toList();
        StringBuilder text = new StringBuilder();
        all.stream().limit(MOST_THREADS).forEach(each -> text.append("  ").append(line(each)).append('\n'));
        if (all.size() > MOST_THREADS) {
            text.append("  … and ").append(all.size() - MOST_THREADS).append(" threads more\n");
        }
        long[] deadlocked = threads.findDeadlockedThreads();
        text.append(deadlocked == null
                ? "  No threads wait for each other's locks: it is no deadlock of locks.\n"
                : "  " + deadlock(threads, deadlocked) + "\n");
        if (all.stream().anyMatch(each -> each.getThreadName().startsWith("ForkJoinPool-1-worker"))) {
            text.append("  Virtual threads are not listed: the JVM does not tell what they wait for.\n");
        }
        return text.toString();
    }

    private static boolean isWorthTelling(ThreadInfo thread) {
        return !thread.getThreadName().equals("DestroyJavaVM")
                && (!thread.isDaemon() || !place(thread.getStackTrace()).isEmpty());
    }

    private static String line(ThreadInfo thread) {
        String place = place(thread.getStackTrace());
        return name(thread.getThreadName()) + " " + action(thread) + (place.isEmpty() ? "" : ", at " + place) + ".";
    }

    private static String action(ThreadInfo thread) {
        String owner = thread.getLockOwnerName();
        LockInfo lock = thread.getLockInfo();
        StackTraceElement top = thread.getStackTrace().length == 0 ? null : thread.getStackTrace()[0];
        if (lock != null && owner != null) {
            return "waits for the lock " + name(lock) + ", which " + name(owner) + " holds";
        }
        return switch (thread.getThreadState()) {
            case NEW -> "has not begun";
            case TERMINATED -> "has ended";
            case RUNNABLE ->
                top != null && top.isNativeMethod() ? "is in the system (" + method(top) + ")" : "computes";
            case BLOCKED -> "waits for a lock" + (lock == null ? "" : ", " + name(lock));
            case WAITING -> waiting(thread, lock) + " for ever, unless somebody wakes it";
            case TIMED_WAITING -> isIn(thread, "java.lang.Thread", "sleep") ? "sleeps" : waiting(thread, lock);
        };
    }

    private static String waiting(ThreadInfo thread, @Nullable LockInfo lock) {
        if (isIn(thread, "java.lang.Thread", "join")) {
            return "waits for the end of another thread";
        }
        if (isIn(thread, "java.util.concurrent.ThreadPoolExecutor", "getTask")) {
            return "is a pool's thread and waits for a task";
        }
        return lock == null ? "waits" : "waits for a signal of " + name(lock);
    }

    private static boolean isIn(ThreadInfo thread, String type, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(each -> each.getClassName().equals(type) && each.getMethodName().equals(method));
    }

    private static String deadlock(ThreadMXBean threads, long... ids) {
        List<String> names = new ArrayList<>();
        for (ThreadInfo each : threads.getThreadInfo(ids)) {
            if (each != null) {
                names.add(name(each.getThreadName()));
            }
        }
        return "Deadlock: " + String.join(" and ", names) + " wait for each other, and none of them goes on.";
    }

    private static String place(StackTraceElement... frames) {
        return Arrays.stream(frames)
                .filter(each -> Objects.requireNonNullElse(each.getFileName(), "").startsWith(CELL_FILE))
                .map(each -> each.getFileName() + ":" + each.getLineNumber())
                .findFirst()
                .orElse("");
    }

    private static String method(StackTraceElement frame) {
        return simple(frame.getClassName()) + "." + frame.getMethodName();
    }

    private static String name(String thread) {
        return "\"" + thread + "\"";
    }

    /// Such as `Account@1b2c`, which is what its `toString` says, and `ReentrantLock@1b2c`.
    private static String name(LockInfo lock) {
        String type = lock.getClassName().replaceFirst("\\$(Nonfair|Fair)?Sync$", "");
        return simple(type) + "@" + Integer.toHexString(lock.getIdentityHashCode());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
