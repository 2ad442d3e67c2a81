package dev.heddle.kernel.internal.requests;

import dev.heddle.kernel.internal.cells.CellEngine;
import dev.heddle.kernel.internal.cells.CellResult;
import dev.heddle.kernel.internal.cells.JvmSetup;
import dev.heddle.kernel.internal.cells.Notebook;
import dev.heddle.kernel.internal.debug.DebugDoor;
import dev.heddle.kernel.internal.debug.Debugger;
import dev.heddle.kernel.internal.magics.Magics;
import dev.heddle.kernel.internal.protocol.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// The notebook's cells: runs them on an engine, and makes a new one when the old has ended or another is wanted.
final class Cells implements AutoCloseable {

    private static final Duration AGENT_LIMIT = Duration.ofSeconds(10);
    private static final String NEW_JVM =
            """
                    The debugger is on. It needed a new JVM for the cells: methods and classes are declared again; variables and \
                    their values are gone. Run the cells again that declare them.
                    """;

    private final InputDesk input;
    private final Publisher publisher;

    // guarded by this: written by the threads of the shells, closed by another
    private @Nullable CellEngine engine;
    private boolean closed;
    private JvmSetup setup = JvmSetup.PLAIN;
    private @Nullable Magics magics;

    private final Map<String, Interrupts> interrupts = new HashMap<>(); // of the cells of each shell
    private boolean used; // whether there is something to lose
    private @Nullable Debugger debugger;

    /// Shared by the cells that run; held alone by who replaces their JVM. Fair: that one waits for one cell, not for all.
    private final ReentrantReadWriteLock running = new ReentrantReadWriteLock(/* fair= */ true);

    Cells(Outbox outbox) {
        this.input = new InputDesk(outbox);
        this.publisher = new Publisher(outbox, input);
    }

    /// Starts the engine before the first cell asks for it.
    void warmUp() throws IOException {
        engine();
    }

    CellResult run(Message request, String label, String code) throws IOException {
        publisher.begin(request);
        running.readLock().lock();
        try {
            CellEngine current = engine();
            synchronized (this) {
                used = true;
            }
            return run(current, request, label, code);
        } finally {
            running.readLock().unlock();
        }
    }

    private CellResult run(CellEngine current, Message request, String label, String code) throws IOException {
        begins(label, code);
        input.begin(request);
        try {
            return current.run(request.subshell(), request.id(), label, code);
        } finally {
            input.end(request);
            publisher.end(request);
            Debugger watcher = watcher();
            if (watcher != null) {
                watcher.cellEnds();
            }
        }
    }

    /// Takes an `input_reply`.
    void replied(Message reply) {
        input.replied(reply);
    }

    /// Names the text of a whole cell, before any part of it runs.
    void begins(String label, String code) {
        Debugger watcher = watcher();
        if (watcher != null) {
            watcher.cellBegins(label, code);
        }
    }

    synchronized void watchedBy(Debugger newDebugger) {
        debugger = newDebugger;
    }

    /// Has the cells run in a JVM with a debug agent, which has to be there from its start
    /// (docs/decisions/debugger.md). A cell that runs is waited for.
    void makeDebuggable() throws IOException, InterruptedException {
        running.writeLock().lockInterruptibly();
        try {
            if (replaceByDebuggable()) {
                publisher.warn(NEW_JVM);
            }
        } finally {
            running.writeLock().unlock();
        }
    }

    /// Has nothing to do if the debugger watches the JVM already.
    ///
    /// @return whether something was lost
    private synchronized boolean replaceByDebuggable() throws IOException {
        if (debugger == null || (debugger.isAttached() && engine != null && engine.isAlive())) {
            return false;
        }
        CellEngine old = engine;
        if (old == null || !old.isAlive()) {
            engine();
            return false; // what the last one had was lost before, and the notebook knows
        }
        engine = launch(setup, wanted -> old.restart(publisher, wanted));
        boolean lost = used;
        used = false;
        return lost;
    }

    /// What they have declared so far; does not wait for a cell that runs.
    Notebook notebook() throws IOException {
        return engine().notebook();
    }

    /// How long the last part of a cell ran.
    Duration runTime(Message request) {
        CellEngine current;
        synchronized (this) {
            current = engine;
        }
        return current == null ? Duration.ZERO : current.runTime(request.subshell());
    }

    long workerPid() throws IOException {
        return engine().workerPid();
    }

    /// Interrupts of cells, for magics.
    synchronized Interrupts interrupts(Message request) {
        return interrupts.computeIfAbsent(request.subshell(), _ -> new Interrupts());
    }

    /// All magics; found when they are first asked for.
    synchronized Magics magics() {
        if (magics == null) {
            magics = Magics.load();
        }
        return magics;
    }

    /// What the JVM of the cells is started with.
    synchronized JvmSetup setup() {
        return setup;
    }

    /// The next JVM is started with this.
    synchronized void use(JvmSetup newSetup) {
        setup = newSetup;
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
        CellEngine current = engine();
        JvmSetup wanted = setup().withOptions(options);
        CellEngine next = launch(wanted, with -> current.restart(publisher, with));
        synchronized (this) {
            engine = next;
            setup = wanted;
        }
    }

    /// Gives the cells a new JVM, in which nothing is declared.
    void reset() throws IOException {
        CellEngine old;
        synchronized (this) {
            old = engine;
            engine = null;
        }
        if (old != null) {
            old.close();
        }
        engine();
    }

    /// Begins to end the cells that run.
    void interrupt() {
        CellEngine current;
        synchronized (this) {
            interrupts.values().forEach(Interrupts::interrupt);
            current = engine;
        }
        Debugger watcher = watcher();
        if (watcher != null) {
            watcher.letGo(); // a thread that is held ends for nobody
        }
        if (current != null) {
            current.interrupt();
            input.interrupt();
        }
    }

    /// Begins to end the cell of one shell.
    void interrupt(String shell) {
        CellEngine current;
        synchronized (this) {
            Interrupts magic = interrupts.get(shell);
            if (magic != null) {
                magic.interrupt();
            }
            current = engine;
        }
        if (current != null) {
            current.interrupt(shell);
            input.interrupt(shell);
        }
    }

    /// Forgets a shell, which runs no cell any more.
    void closeShell(String shell) {
        CellEngine current;
        synchronized (this) {
            interrupts.remove(shell);
            current = engine;
        }
        if (current != null) {
            current.closeShell(shell);
        }
    }

    @Override
    public void close() {
        CellEngine last;
        synchronized (this) {
            closed = true;
            interrupts.values().forEach(Interrupts::interrupt); // a script that a magic runs ends, too
            last = engine;
        }
        Debugger watcher = watcher();
        if (watcher != null) {
            watcher.close();
        }
        if (last != null) {
            last.close();
        }
    }

    private synchronized CellEngine engine() throws IOException {
        if (closed) {
            throw new IOException("the kernel is shutting down");
        }
        if (engine == null || !engine.isAlive()) {
            CellEngine old = engine;
            engine = launch(setup,
                    wanted -> old == null ? CellEngine.start(publisher, wanted) : old.restart(publisher, wanted));
            used = false;
        }
        return engine;
    }

    private synchronized @Nullable Debugger watcher() {
        return debugger;
    }

    /// Makes an engine whose JVM has a debug agent, if somebody debugs.
    private CellEngine launch(JvmSetup wanted, Launch launch) throws IOException {
        Debugger watcher = watcher();
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
