package dev.heddle.grader.internal.run;

import dev.heddle.grader.internal.compile.Phrases;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A thread dump for people: the threads of the answer, what each waits for, and who has it.
final class Hang {

    private static final int MOST_THREADS = 20;

    private final Phrases phrases;

    Hang(Phrases phrases) {
        this.phrases = phrases;
    }

    String text() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Set<Long> deadlocked = new HashSet<>();
        long[] found = threads.findDeadlockedThreads();
        if (found != null) {
            Arrays.stream(found).forEach(deadlocked::add);
        }
        List<String> lines = new ArrayList<>();
        if (!deadlocked.isEmpty()) {
            lines.add(phrases.say("deadlock"));
        }
        for (ThreadInfo each : threads.dumpAllThreads(true, true)) {
            boolean theirs = Places.own(each.getStackTrace()) != null;
            if (theirs && (deadlocked.isEmpty() || deadlocked.contains(each.getThreadId()))
                    && lines.size() < MOST_THREADS) {
                lines.add("  " + phrases.say("thread", each.getThreadName(), doing(each),
                        Places.first(each.getStackTrace(), phrases)));
            }
        }
        return String.join("\n", lines);
    }

    private String doing(ThreadInfo thread) {
        LockInfo lock = thread.getLockInfo();
        if (lock != null && thread.getLockOwnerName() != null) {
            return phrases.say("waitsFor", simple(lock.getClassName()), thread.getLockOwnerName());
        }
        return switch (thread.getThreadState()) {
            case RUNNABLE, NEW, TERMINATED -> phrases.say("runs");
            case TIMED_WAITING -> phrases.say("sleeps");
            case WAITING, BLOCKED -> phrases.say("waits");
        };
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }
}
