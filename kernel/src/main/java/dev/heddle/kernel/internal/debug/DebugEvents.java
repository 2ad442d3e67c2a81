package dev.heddle.kernel.internal.debug;

import com.sun.jdi.Location;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.ExceptionEvent;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.EventRequest;

/// Reads what the agent tells, on a thread of its own, until the JVM has ended.
final class DebugEvents {

    private static final System.Logger LOG = System.getLogger(DebugEvents.class.getName());

    private final Debuggee debuggee;
    private final Breakpoints breakpoints;
    private final Exceptions exceptions;
    private final Runnable atEnd;

    DebugEvents(Debuggee debuggee, Breakpoints breakpoints, Exceptions exceptions, Runnable atEnd) {
        this.debuggee = debuggee;
        this.breakpoints = breakpoints;
        this.exceptions = exceptions;
        this.atEnd = atEnd;
    }

    void start() {
        Thread.ofPlatform().daemon().name("heddle-debug-events").start(this::readAll);
    }

    private void readAll() {
        try {
            boolean connected = true;
            while (connected) {
                connected = handle(debuggee.machine().eventQueue().remove());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (VMDisconnectedException e) {
            LOG.log(System.Logger.Level.DEBUG, "the JVM that was debugged has ended", e);
        } finally {
            atEnd.run();
        }
    }

    /// The events of one set have come from one place of one thread, which waits.
    private boolean handle(EventSet events) {
        boolean suspends = events.suspendPolicy() != EventRequest.SUSPEND_NONE;
        boolean kept = false;
        for (Event event : events) {
            try {
                kept |= !kept && keeps(event);
            } catch (VMDisconnectedException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "an event of the debugger was not understood: " + event, e);
            }
            if (event instanceof VMDisconnectEvent) {
                return false;
            }
        }
        if (suspends && !kept) {
            events.resume();
        }
        return true;
    }

    /// Whether the thread was taken care of. If not, it goes on.
    private boolean keeps(Event event) {
        return switch (event) {
            case ClassPrepareEvent prepared -> {
                breakpoints.prepared(prepared.referenceType());
                yield false;
            }
            case BreakpointEvent hit -> {
                debuggee.stopped(new Stop(hit.thread(), "breakpoint", ""));
                yield true;
            }
            case StepEvent step -> stepped(step);
            case ExceptionEvent thrown when exceptions.matter(thrown) -> {
                debuggee.stopped(new Stop(thrown.thread(), "exception", CodeNames.simple(thrown.exception()
                        .referenceType())));
                yield true;
            }
            default -> false;
        };
    }

    private boolean stepped(StepEvent step) {
        Location place = step.location();
        boolean quiet = Steps.isQuiet(step.request());
        step.virtualMachine().eventRequestManager().deleteEventRequest(step.request());
        if (quiet) {
            debuggee.leftHeddle(step.thread());
        } else if (CodeNames.isGenerated(place)) {
            debuggee.stepOn(step.thread());
        } else {
            debuggee.stopped(new Stop(step.thread(), "step", ""));
        }
        return true;
    }
}
