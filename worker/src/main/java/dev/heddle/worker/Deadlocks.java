package dev.heddle.worker;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Threads that wait for each other for ever. They are told once: they stay for as long as the JVM, and not every cell that
/// is interrupted later has to do with them. The JVM does not know what virtual threads wait for.
final class Deadlocks {

    private static final String CELL_FILE = "Cell[";

    private final Set<Long> told = ConcurrentHashMap.newKeySet();

    /// Who waits for whom, as far as nobody was told yet; empty if there is nothing to tell.
    String news() {
        long[] found = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        if (found == null) {
            return "";
        }
        long[] fresh = Arrays.stream(found).filter(told::add).toArray();
        if (fresh.length == 0) {
            return "";
        }
        ThreadInfo[] all = ManagementFactory.getThreadMXBean().getThreadInfo(found, Integer.MAX_VALUE);
        List<ThreadInfo> threads = Arrays.stream(all).filter(Objects::nonNull).toList();
        StringBuilder text =
                new StringBuilder("Deadlock: these threads wait for each other, and none of them goes on.\n");
        for (ThreadInfo each : threads) {
            if (Arrays.stream(fresh).anyMatch(id -> id == each.getThreadId())) {
                append(text, each, owner(threads, each));
            }
        }
        return text.toString();
    }

    private static @Nullable ThreadInfo owner(List<ThreadInfo> threads, ThreadInfo waiting) {
        return threads.stream()
                .filter(each -> each.getThreadId() == waiting.getLockOwnerId())
                .findFirst()
                .orElse(null);
    }

    private static void append(StringBuilder text, ThreadInfo thread, @Nullable ThreadInfo owner) {
        LockInfo lock = thread.getLockInfo();
        text.append("    ").append(name(thread.getThreadName())).append(" waits");
        text.append(at(place(Arrays.asList(thread.getStackTrace()))));
        if (lock != null) {
            text.append(" for the lock ").append(name(lock));
        }
        if (owner != null) {
            text.append(", which ").append(name(owner.getThreadName())).append(" holds");
        }
        text.append('\n');
    }

    private static String at(String place) {
        return place.isEmpty() ? "" : " at " + place;
    }

    private static String place(List<StackTraceElement> frames) {
        return frames.stream()
                .filter(each -> Objects.requireNonNullElse(each.getFileName(), "").startsWith(CELL_FILE))
                .map(each -> each.getFileName() + ":" + each.getLineNumber())
                .findFirst()
                .orElse("");
    }

    private static String name(String thread) {
        return "\"" + thread.replace(CellThread.LEFT_BEHIND, "") + "\"";
    }

    /// Such as `Account@1b2c`, which is what its `toString` says, and `ReentrantLock@1b2c`.
    private static String name(LockInfo lock) {
        String type = lock.getClassName().replaceFirst("\\$(Nonfair|Fair)?Sync$", "");
        return type.substring(type.lastIndexOf('.') + 1) + "@" + Integer.toHexString(lock.getIdentityHashCode());
    }
}
