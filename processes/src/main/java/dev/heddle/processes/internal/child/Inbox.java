package dev.heddle.processes.internal.child;

import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a child has been given to do and has not begun, and what it is doing.
final class Inbox {

    private static final long NONE = -1;

    private final Thread runner;

    // guarded by this
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final Set<Long> leftOut = new HashSet<>();
    private final Set<Long> interruptedEarly = new HashSet<>();
    private long running = NONE;

    /// @param runner the thread that does it
    Inbox(Thread runner) {
        this.runner = runner;
    }

    synchronized void add(List<Frame> frames) {
        waiting.addAll(frames);
        notifyAll();
    }

    /// The next thing to do. If it is a task, it counts as begun.
    synchronized Frame next() {
        while (waiting.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException _) {
                // What a task has left behind, or a thread of it: it is not meant for the next one.
            }
        }
        return remove();
    }

    /// The next thing to do, or null if it has not come yet. If it is a task, it counts as begun.
    synchronized @Nullable Frame nextNow() {
        return waiting.isEmpty() ? null : remove();
    }

    private Frame remove() {
        Frame frame = waiting.remove();
        if (!isTask(frame)) {
            return frame;
        }
        if (!leftOut.isEmpty() && leftOut.remove(frame.id())) {
            return Frame.of(Kind.LEAVE_OUT, frame.id());
        }
        running = frame.id();
        if (!interruptedEarly.isEmpty() && interruptedEarly.remove(running)) {
            runner.interrupt();
        }
        return frame;
    }

    /// The task is done. An interrupt that comes too late for it must not meet the next one.
    synchronized void end() {
        running = NONE;
        boolean ignored = Thread.interrupted();
    }

    /// Interrupts a task, also if it has not begun.
    synchronized void interrupt(long id) {
        if (running == id) {
            runner.interrupt();
        } else if (isWaiting(id)) {
            interruptedEarly.add(id);
        }
    }

    /// Nobody wants that task any more.
    synchronized void leaveOut(long id) {
        if (isWaiting(id)) {
            leftOut.add(id);
        }
    }

    /// Forgets the tasks that have not begun.
    ///
    /// @return how many they were
    synchronized int giveBack() {
        int count = 0;
        for (Iterator<Frame> each = waiting.iterator(); each.hasNext();) {
            Frame frame = each.next();
            if (isTask(frame)) {
                each.remove();
                leftOut.remove(frame.id());
                interruptedEarly.remove(frame.id());
                count++;
            }
        }
        return count;
    }

    private boolean isWaiting(long id) {
        return waiting.stream().anyMatch(frame -> isTask(frame) && frame.id() == id);
    }

    /// Whether it is to be done and answered.
    static boolean isTask(Frame frame) {
        return frame.kind() == Kind.TASK || frame.kind() == Kind.SHORT_TASK || frame.kind() == Kind.TOO_LARGE;
    }
}
