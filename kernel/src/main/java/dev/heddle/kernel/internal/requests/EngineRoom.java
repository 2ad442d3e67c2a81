package dev.heddle.kernel.internal.requests;

import dev.heddle.kernel.internal.cells.CellEngine;
import dev.heddle.kernel.internal.cells.CellEvents;
import dev.heddle.kernel.internal.cells.JvmSetup;
import dev.heddle.kernel.internal.debug.DebugDoor;
import dev.heddle.kernel.internal.debug.Debugger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where the engine is that runs the cells: makes a new one when the old has ended or another is wanted, with a debug agent
/// if somebody debugs. Any thread may use it.
final class EngineRoom implements AutoCloseable {

    private static final Duration AGENT_LIMIT = Duration.ofSeconds(10);
    private static final String SHUTTING_DOWN = "the kernel is shutting down";

    private final CellEvents events;

    /// Held by who starts a JVM for the cells.
    private final ReentrantLock launching = new ReentrantLock();

    // guarded by this, which nobody holds while a JVM starts: an interrupt and the end of the kernel must get through
    private @Nullable CellEngine engine;
    private JvmSetup setup = JvmSetup.PLAIN;
    private @Nullable Debugger debugger;
    private boolean used; // whether there is something to lose
    private boolean closed;

    /// @param events get what the cells say
    EngineRoom(CellEvents events) {
        this.events = events;
    }

    /// An engine that is alive, at least until now.
    CellEngine engine() throws IOException {
        launching.lock();
        try {
            CellEngine old = current();
            if (old == null) {
                set(launch(setup(), wanted -> CellEngine.start(events, wanted)));
            } else if (!old.isAlive()) {
                replace(old, setup());
            }
            return Objects.requireNonNull(current());
        } finally {
            launching.unlock();
        }
    }

    /// The engine; null if there has been none yet.
    synchronized @Nullable CellEngine current() {
        return engine;
    }

    /// From now on a new JVM costs something.
    synchronized void use() {
        used = true;
    }

    /// What the JVM of the cells is started with.
    synchronized JvmSetup setup() {
        return setup;
    }

    /// The next JVM is started with this.
    synchronized void use(JvmSetup newSetup) {
        setup = newSetup;
    }

    /// Who debugs; null if nobody does.
    synchronized @Nullable Debugger debugger() {
        return debugger;
    }

    synchronized void watchedBy(Debugger newDebugger) {
        debugger = newDebugger;
    }

    /// Adds jars and folders to what cells can import.
    ///
    /// @return those that are new
    List<Path> addToClassPath(List<Path> paths) throws IOException {
        List<Path> known = setup().classPath();
        List<Path> added = paths.stream()
                .map(each -> each.toAbsolutePath().normalize())
                .filter(each -> !known.contains(each))
                .distinct()
                .toList();
        CellEngine current = engine();
        JvmSetup with = setup().withPath(added);
        current.addToClassPath(with, added);
        use(with);
        return added;
    }

    /// Gives the cells a new JVM, in which methods and classes are declared again.
    void restart(List<String> options) throws IOException {
        JvmSetup wanted = setup().withOptions(options);
        replace(engine(), wanted);
        use(wanted);
    }

    /// Gives the cells a new JVM, in which nothing is declared.
    void reset() throws IOException {
        CellEngine old = current();
        set(null);
        if (old != null) {
            old.close();
        }
        engine();
    }

    /// Gives the cells a JVM with a debug agent, if they have none yet.
    ///
    /// @return whether something was lost
    boolean makeDebuggable() throws IOException {
        CellEngine alive = engine(); // what a dead one had was lost before, and the notebook knows
        Debugger watcher = debugger();
        if (watcher == null || watcher.isAttached()) {
            return false;
        }
        boolean lost = isUsed();
        replace(alive, setup());
        return lost;
    }

    /// Ends the JVM of the cells, also one that is just starting.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        launching.lock(); // who holds it finds the room closed, and ends what he has started
        try {
            CellEngine last = current();
            if (last != null) {
                last.close();
            }
        } finally {
            launching.unlock();
        }
    }

    private void replace(CellEngine old, JvmSetup wanted) throws IOException {
        launching.lock();
        try {
            set(launch(wanted, with -> old.restart(events, with)));
        } finally {
            launching.unlock();
        }
    }

    private void set(@Nullable CellEngine newEngine) throws IOException {
        synchronized (this) {
            engine = newEngine;
            used = false;
            if (!closed) {
                return;
            }
        }
        if (newEngine != null) {
            newEngine.close(); // it has come up too late
        }
        throw new IOException(SHUTTING_DOWN);
    }

    private synchronized boolean isUsed() {
        return used;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// Makes an engine whose JVM has a debug agent, if somebody debugs.
    private CellEngine launch(JvmSetup wanted, Launch launch) throws IOException {
        if (isClosed()) {
            throw new IOException(SHUTTING_DOWN);
        }
        Debugger watcher = debugger();
        if (watcher == null || !watcher.isWanted()) {
            return launch.with(wanted);
        }
        try (DebugDoor door = DebugDoor.open()) {
            List<String> options = new ArrayList<>(wanted.options());
            options.add(door.option());
            CellEngine fresh = launch.with(wanted.withOptions(options));
            try {
                watcher.attach(door.await(AGENT_LIMIT));
            } catch (IOException e) {
                fresh.close();
                throw e;
            }
            return fresh;
        }
    }

    /// How an engine is made.
    private interface Launch {
        CellEngine with(JvmSetup setup) throws IOException;
    }
}
