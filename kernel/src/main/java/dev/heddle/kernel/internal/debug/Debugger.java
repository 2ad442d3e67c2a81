package dev.heddle.kernel.internal.debug;

import com.google.gson.JsonObject;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The notebook's debugger: answers a front end in the Debug Adapter Protocol, with Jupyter's own commands, and watches
/// the JVM of the cells for it. Requests come one after the other.
public final class Debugger implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Debugger.class.getName());
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    /// Sees to it that the cells run in a JVM that a debugger can watch, and calls [#attach].
    public interface Starter {

        /// Does it, unless that is so already.
        ///
        /// @throws IOException          if no such JVM can be started
        /// @throws InterruptedException if interrupted while a cell runs
        void start() throws IOException, InterruptedException;
    }

    private final Consumer<JsonObject> events;
    private final AtomicInteger lastEvent = new AtomicInteger();
    private final CellSources sources = new CellSources();
    private final Breakpoints breakpoints = new Breakpoints(sources);
    private final Exceptions exceptions = new Exceptions();
    private final Frames frames = new Frames(sources);
    private final Variables variables = new Variables();

    private volatile boolean wanted; // by a front end
    private volatile @Nullable Debuggee debuggee; // null while the cells run in a JVM without an agent

    /// One that watches nothing yet.
    ///
    /// @param events gets what is to be told to front ends
    public Debugger(Consumer<JsonObject> events) {
        this.events = events;
    }

    /// Whether a front end has switched it on.
    ///
    /// @return true until it is switched off
    public boolean isWanted() {
        return wanted;
    }

    /// Whether it watches a JVM.
    ///
    /// @return false once that has ended
    public boolean isAttached() {
        return debuggee != null;
    }

    /// Watches a JVM from now on.
    ///
    /// @param machine the JVM
    public synchronized void attach(VirtualMachine machine) {
        Debuggee fresh = new Debuggee(machine, listener());
        breakpoints.watch(machine);
        exceptions.watch(machine);
        debuggee = fresh;
        new DebugEvents(fresh, breakpoints, exceptions, () -> ended(fresh)).start();
    }

    /// A cell is about to run.
    ///
    /// @param label what stack traces call it
    /// @param code  its text
    public void cellBegins(String label, String code) {
        sources.runs(label, code);
        Debuggee current = debuggee;
        if (current != null) {
            current.cellBegins();
        }
    }

    /// A cell has ended.
    public void cellEnds() {
        onDebuggee(Debuggee::cellEnds);
    }

    /// Lets all threads go on, and stops nothing more before the next cell. Returns at once.
    public void letGo() {
        if (debuggee != null) {
            Thread.ofPlatform().daemon().name("heddle-debug-let-go").start(() -> onDebuggee(Debuggee::letGo));
        }
    }

    /// Answers a request.
    ///
    /// @param request the request, as the protocol has it
    /// @param starter called when the debugger is switched on
    /// @return the response
    /// @throws InterruptedException if interrupted
    public JsonObject handle(JsonObject request, Starter starter) throws InterruptedException {
        Dap dap = Dap.of(request);
        try {
            if (dap.command().equals("initialize")) {
                wanted = true;
                starter.start();
            }
            JsonObject response = new Commands(sources, breakpoints, exceptions, frames, variables, debuggee, wanted)
                    .answer(dap);
            if (dap.command().equals("disconnect") || dap.command().equals("terminate")) {
                switchOff();
            } else if (dap.command().equals("initialize")) {
                event("initialized", new JsonObject());
            }
            return response;
        } catch (IOException e) {
            wanted = false;
            return dap.failed("The debugger could not be started: " + e.getMessage(), new JsonObject());
        } catch (VMDisconnectedException e) {
            return Commands.nothing(dap, "The JVM of the cells has ended.");
        }
    }

    /// Lets go of the JVM, so that it can end.
    @Override
    public void close() {
        wanted = false;
        Debuggee current = debuggee;
        if (current == null) {
            return;
        }
        // A JVM that does not answer must not keep the kernel from ending.
        Thread closer = Thread.ofPlatform().daemon().name("heddle-debug-close").start(() -> {
            try {
                current.machine().dispose();
            } catch (VMDisconnectedException e) {
                LOG.log(System.Logger.Level.DEBUG, "it has ended before", e);
            }
        });
        try {
            closer.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The JVM keeps its agent, for the next time.
    private void switchOff() {
        wanted = false;
        breakpoints.clear();
        exceptions.stopAt(List.of());
        onDebuggee(Debuggee::letGo);
    }

    private void onDebuggee(Consumer<Debuggee> action) {
        Debuggee current = debuggee;
        if (current != null) {
            try {
                action.accept(current);
            } catch (VMDisconnectedException e) {
                LOG.log(System.Logger.Level.DEBUG, "the JVM of the cells has ended", e);
            }
        }
    }

    private synchronized void ended(Debuggee which) {
        if (which.equals(debuggee)) {
            debuggee = null;
            breakpoints.watch(null);
            exceptions.watch(null);
        }
        Stop stop = which.current();
        if (stop != null) {
            listener().continued(stop.thread().uniqueID());
        }
    }

    private Debuggee.Listener listener() {
        return new Debuggee.Listener() {
            @Override
            public void stopped(Stop stop) {
                JsonObject body = new JsonObject();
                body.addProperty("reason", stop.reason());
                if (!stop.text().isEmpty()) {
                    body.addProperty("text", stop.text());
                }
                body.addProperty("threadId", stop.thread().uniqueID());
                body.addProperty("allThreadsStopped", true);
                event("stopped", body);
            }

            @Override
            public void continued(long thread) {
                frames.forget();
                variables.forget();
                JsonObject body = new JsonObject();
                body.addProperty("threadId", thread);
                body.addProperty("allThreadsContinued", true);
                event("continued", body);
            }
        };
    }

    private void event(String name, JsonObject body) {
        events.accept(Dap.event(lastEvent.incrementAndGet(), name, body));
    }
}
