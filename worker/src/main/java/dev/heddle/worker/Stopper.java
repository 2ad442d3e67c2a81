package dev.heddle.worker;

import dev.heddle.worker.JvmTool.Reference;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Ends a cell that neither an interrupt nor a print has ended, by throwing [CellStopped] inside its thread.
///
/// First where that does the least harm: in the learner's own code. Then anywhere and often, until one throw meets the cell
/// outside of its `catch (Throwable)`. It stops when the cell has ended, and gives up after [#LIMIT].
final class Stopper extends Thread {

    private static final Duration TO_PRINT = Duration.ofMillis(50);
    private static final Duration TO_BE_IN_GOOD_PLACE = Duration.ofMillis(300);
    private static final Duration LIMIT = Duration.ofMillis(2500);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int GAPS = 50;
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_WAITING = 50;
    private static final long LONGER_EACH_TIME = TimeUnit.MICROSECONDS.toNanos(1);

    /// The cell that is to end.
    interface Victim {

        /// Throws, unless the cell has ended, or is where a throw would tear something of Heddle's apart.
        ///
        /// @param throwing throws
        Hit hit(Runnable throwing);

        /// Only looks.
        ///
        /// @return whether the cell has ended
        Hit look();
    }

    /// What has become of a throw.
    enum Hit {
        /// The cell had ended before.
        ENDED,
        /// Nothing was thrown.
        SPARED,
        /// It was thrown.
        THROWN
    }

    private final Thread target; // read by native code too, by this name

    @SuppressWarnings("UnusedVariable") // read by native code, by this name
    private final Throwable error = CellStopped.INSTANCE;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Victim victim;
    private final Runnable afterwards;

    /// Not started yet.
    ///
    /// @param afterwards run on this thread, whatever has come of it
    Stopper(Thread target, Victim victim, Runnable afterwards) {
        super("heddle-stopper");
        setDaemon(true);
        this.target = target;
        this.victim = victim;
        this.afterwards = afterwards;
    }

    @Override
    public void run() {
        LockSupport.parkNanos(TO_PRINT.toNanos());
        try {
            if (victim.look() != Hit.ENDED) {
                stopByForce();
            }
        } finally {
            afterwards.run();
        }
    }

    private void stopByForce() {
        JvmTool tool;
        try {
            tool = JvmTool.open();
        } catch (UnsupportedOperationException e) {
            return; // then the cell's thread is left behind, and its author told
        }
        try (tool) {
            Reference thread = tool.fieldOfThisThread("target", Thread.class);
            Reference thrown = tool.fieldOfThisThread("error", Throwable.class);
            stopBy(() -> tool.throwIn(thread, thrown));
            tool.release(thread);
            tool.release(thrown);
        }
    }

    private void stopBy(Runnable throwing) {
        long begin = System.nanoTime();
        Hit hit = Hit.SPARED;
        while (hit != Hit.ENDED && System.nanoTime() - begin < TO_BE_IN_GOOD_PLACE.toNanos()) {
            hit = isInLearnersCode() ? victim.hit(throwing) : victim.look();
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        long busy = 0;
        int sinceBusy = 0;
        for (int i = 0; hit != Hit.ENDED && System.nanoTime() - begin < LIMIT.toNanos(); i++) {
            long now = threads.getThreadCpuTime(target.threadId());
            sinceBusy = now == busy ? sinceBusy + 1 : 0;
            busy = now;
            if (sinceBusy < MOST_WAITING) {
                int times = 1 + i % MOST_AT_ONCE;
                hit = victim.hit(() -> burst(throwing, times));
                pause(i % GAPS * LONGER_EACH_TIME);
            } else {
                hit = victim.look(); // it does not run: what was thrown waits for it
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        }
    }

    /// The first is caught; the next may come before the cell is back in its `try`.
    private static void burst(Runnable throwing, int times) {
        for (int i = 0; i < times; i++) {
            throwing.run();
        }
    }

    private boolean isInLearnersCode() {
        StackTraceElement[] stack = target.getStackTrace();
        if (stack.length == 0 || !isLearners(stack[0])) {
            return false;
        }
        for (StackTraceElement frame : stack) {
            if (frame.getMethodName().equals("<clinit>")) {
                return false; // a class whose start was torn off stays unusable
            }
        }
        return true;
    }

    /// Whether it is in a class of a cell, or of a jar that cells have asked for.
    static boolean isLearners(StackTraceElement frame) {
        return frame.getModuleName() == null && !frame.getClassName().startsWith("dev.heddle.");
    }

    /// Shorter than a thread can sleep: catching an error takes microseconds.
    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
