package dev.heddle.kernel.internal.debug;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.request.StepRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JVM that is debugged: which of its threads are held, and why.
///
/// When one thread stops, all threads of the learner are held, one after the other; those of Heddle go on, so that
/// output, interrupt and the next cell do. A second thread that stops meanwhile is told of when the first goes on.
final class Debuggee {

    /// Is told what happens.
    interface Listener {

        /// A thread has stopped, and all others are held.
        void stopped(Stop stop);

        /// All threads go on.
        void continued(long thread);
    }

    private final VirtualMachine machine;
    private final Steps steps;
    private final Listener listener;

    // guarded by this
    private final Map<Long, ThreadReference> held = new LinkedHashMap<>(); // each suspended once
    private final Deque<Stop> waiting = new ArrayDeque<>();
    private @Nullable Stop current;
    private boolean deaf;

    Debuggee(VirtualMachine machine, Listener listener) {
        this.machine = machine;
        this.steps = new Steps(machine);
        this.listener = listener;
    }

    VirtualMachine machine() {
        return machine;
    }

    /// The thread that has stopped, if one has.
    synchronized @Nullable Stop current() {
        return current;
    }

    /// A cell begins: what nothing was to stop has ended.
    synchronized void cellBegins() {
        deaf = false;
    }

    /// From now on nothing stops, and what was stopped goes on, until the next cell.
    synchronized void letGo() {
        deaf = true;
        steps.forgetAll();
        goOn();
    }

    /// A cell has ended: a step that it has not ended must not end in the next one.
    synchronized void cellEnds() {
        deaf = false;
        if (current == null) {
            steps.forgetAll();
        }
    }

    synchronized List<ThreadReference> threads() {
        return LearnersThreads.of(machine);
    }

    /// Lets a thread that is held go one step, and all others go on.
    ///
    /// @param alone whether the others stay held
    synchronized void step(ThreadReference thread, int depth, boolean alone) {
        steps.request(thread, depth, /* quiet= */ false);
        if (alone) {
            held.remove(thread.uniqueID());
            current = null;
            listener.continued(thread.uniqueID());
            thread.resume();
        } else {
            goOn();
        }
    }

    /// Lets all threads go on; if another has stopped meanwhile, it is that one's turn.
    synchronized void goOn() {
        Stop last = current;
        current = null;
        steps.forgetQuiet();
        List<ThreadReference> going = new ArrayList<>(held.values());
        if (!deaf) {
            waiting.forEach(stop -> going.remove(stop.thread()));
        } else {
            waiting.clear();
        }
        going.forEach(thread -> held.remove(thread.uniqueID()));
        if (last != null) {
            listener.continued(last.thread().uniqueID());
        }
        going.forEach(Debuggee::resume);
        Stop next = waiting.poll();
        if (next != null) {
            present(next);
        }
    }

    /// Holds all threads.
    ///
    /// @param wanted the one to look at, if it runs code of the learner
    /// @return whether there is one to look at
    synchronized boolean pause(long wanted) {
        if (current != null) {
            return true;
        }
        holdAll();
        ThreadReference chosen = held.get(wanted);
        if (chosen == null) {
            chosen = held.values().stream().filter(Debuggee::isInACell).findFirst().orElse(null);
        }
        if (chosen == null) {
            goOn();
            return false;
        }
        current = new Stop(chosen, "pause", "");
        listener.stopped(current);
        return true;
    }

    /// A thread was suspended by an event.
    synchronized void stopped(Stop stop) {
        ThreadReference thread = stop.thread();
        if (deaf) {
            resume(thread);
            return;
        }
        if (held.put(thread.uniqueID(), thread) != null) {
            resume(thread); // it was suspended twice: by its event, and by us before we knew
        }
        if (current == null) {
            present(stop);
        } else {
            waiting.add(stop);
        }
    }

    /// A step has ended in code that nobody has written: on to the next line of the cell.
    synchronized void stepOn(ThreadReference thread) {
        steps.request(thread, StepRequest.STEP_INTO, /* quiet= */ false);
        resume(thread);
    }

    /// A thread that was to be held has left the code of Heddle.
    synchronized void leftHeddle(ThreadReference thread) {
        if (current == null || held.put(thread.uniqueID(), thread) != null) {
            resume(thread);
        }
    }

    /// Code that was called in a held thread has ended. If all others have gone on since, so must this one.
    synchronized void called(ThreadReference thread) {
        if (!held.containsKey(thread.uniqueID())) {
            resume(thread);
        }
    }

    private void present(Stop stop) {
        current = stop;
        holdAll();
        listener.stopped(stop);
    }

    /// Threads that are not held yet may start others meanwhile: until no new one is found.
    private void holdAll() {
        List<ThreadReference> seen = new ArrayList<>();
        boolean found = true;
        while (found) {
            found = false;
            for (ThreadReference thread : threads()) {
                if (!held.containsKey(thread.uniqueID()) && !seen.contains(thread)) {
                    seen.add(thread);
                    found = true;
                    hold(thread);
                }
            }
        }
    }

    private void hold(ThreadReference thread) {
        try {
            thread.suspend();
            switch (LearnersThreads.doing(thread)) {
                case LEARNERS_CODE -> held.put(thread.uniqueID(), thread);
                case HEDDLES_CODE -> {
                    steps.request(thread, StepRequest.STEP_INTO, /* quiet= */ true);
                    thread.resume();
                }
                case NOTHING -> thread.resume();
            }
        } catch (IncompatibleThreadStateException | ObjectCollectedException e) {
            resume(thread); // it has just ended
        }
    }

    private static boolean isInACell(ThreadReference thread) {
        try {
            return thread.frames().stream().anyMatch(frame -> CodeNames.isCell(frame.location().declaringType()));
        } catch (IncompatibleThreadStateException | ObjectCollectedException e) {
            return false;
        }
    }

    private static void resume(ThreadReference thread) {
        try {
            thread.resume();
        } catch (ObjectCollectedException | VMDisconnectedException e) {
            return; // it has gone on without us
        }
    }
}
