package dev.heddle.kernel.internal.debug;

import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.ObjectCollectedException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import dev.heddle.kernel.internal.debug.Entry.Group;
import java.util.ArrayList;
import java.util.List;

/// What each thread of the learner does, as lines to unfold: front ends for notebooks show one thread's stack only.
final class ThreadPictures {

    private static final int MOST_THREADS = 200;

    private ThreadPictures() {}

    static List<Group> of(List<ThreadReference> threads) {
        List<Group> pictures = new ArrayList<>();
        threads.stream().limit(MOST_THREADS).forEach(thread -> pictures.add(picture(thread)));
        if (threads.size() > MOST_THREADS) {
            pictures.add(new Group("…", (threads.size() - MOST_THREADS) + " threads more",
                    () -> of(threads.subList(MOST_THREADS, threads.size()))));
        }
        return pictures;
    }

    private static Group picture(ThreadReference thread) {
        return new Group(LearnersThreads.name(thread), text(thread), () -> frames(thread));
    }

    private static String text(ThreadReference thread) {
        try {
            if (!thread.isSuspended()) {
                return "goes on";
            }
            List<Frames.Place> places = Frames.visible(thread);
            Frames.Place seen = null;
            for (Frames.Place place : places) {
                if (seen == null && CodeNames.isCell(place.frame().location().declaringType())) {
                    seen = place;
                }
            }
            seen = seen == null && !places.isEmpty() ? places.getFirst() : seen;
            return state(thread) + (seen == null ? "" : ", at " + Frames.text(seen));
        } catch (IncompatibleThreadStateException | ObjectCollectedException e) {
            return "has ended";
        }
    }

    private static String state(ThreadReference thread) throws IncompatibleThreadStateException {
        return switch (thread.status()) {
            case ThreadReference.THREAD_STATUS_MONITOR -> lock(thread);
            case ThreadReference.THREAD_STATUS_SLEEPING -> "sleeps";
            case ThreadReference.THREAD_STATUS_WAIT -> "waits";
            case ThreadReference.THREAD_STATUS_NOT_STARTED -> "has not started";
            case ThreadReference.THREAD_STATUS_ZOMBIE -> "has ended";
            default -> "runs";
        };
    }

    private static String lock(ThreadReference thread) throws IncompatibleThreadStateException {
        ObjectReference monitor = thread.currentContendedMonitor();
        if (monitor == null) {
            return "waits for a lock";
        }
        ThreadReference owner = monitor.owningThread();
        return "waits for the lock of " + Values.text(monitor)
                + (owner == null ? "" : ", held by \"" + LearnersThreads.name(owner) + "\"");
    }

    private static List<Group> frames(ThreadReference thread) throws IncompatibleThreadStateException {
        List<Group> frames = new ArrayList<>();
        for (Frames.Place place : Frames.visible(thread)) {
            frames.add(new Group("#" + frames.size(), Frames.text(place), () -> Variables.locals(place)));
        }
        return frames;
    }
}
