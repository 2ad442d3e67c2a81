package dev.heddle.worker;

import dev.heddle.worker.Report.Hang;
import dev.heddle.worker.Report.Interrupted;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a thread does not end.
final class Stuck {

    private Stuck() {}

    /// Where a thread is, and if it waits for a lock, who has it.
    static Interrupted describe(Thread thread) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        ThreadInfo info = threads.getThreadInfo(thread.threadId(), Integer.MAX_VALUE);
        if (info == null) {
            return new Interrupted(List.of(), new Hang(Thread.State.TERMINATED, null, null, List.of()));
        }
        LockInfo lock = isOurs(info.getLockInfo()) ? null : info.getLockInfo();
        ThreadInfo owner =
                info.getLockOwnerId() < 0 ? null : threads.getThreadInfo(info.getLockOwnerId(), Integer.MAX_VALUE);
        return new Interrupted(List.of(info.getStackTrace()),
                new Hang(info.getThreadState(), lock == null ? null : lock.getClassName(), info.getLockOwnerName(),
                        owner == null ? List.of() : List.of(owner.getStackTrace())));
    }

    /// Who waits until the kernel takes what it prints must not look for a lock.
    private static boolean isOurs(@Nullable LockInfo lock) {
        return lock != null && lock.getClassName().startsWith(Stuck.class.getPackageName());
    }
}
