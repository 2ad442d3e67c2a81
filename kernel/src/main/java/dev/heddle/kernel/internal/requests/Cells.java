package dev.heddle.kernel.internal.requests;

import dev.heddle.kernel.internal.cells.CellEngine;
import dev.heddle.kernel.internal.cells.CellEvents;
import dev.heddle.kernel.internal.cells.CellResult;
import dev.heddle.kernel.internal.cells.JvmSetup;
import dev.heddle.kernel.internal.cells.Notebook;
import dev.heddle.kernel.internal.cells.Used;
import dev.heddle.kernel.internal.debug.Debugger;
import dev.heddle.kernel.internal.magics.Magics;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Use;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The notebook's cells: runs them, takes their input and output where they belong, and ends them.
final class Cells implements AutoCloseable {

    private static final Duration UNTIL_TOLD = Duration.ofSeconds(1);
    private static final String WAITS =
            "The cells get a new JVM when the cell has ended that still runs in another shell.\n";
    private static final String NEW_JVM =
            """
                    The debugger is on. It needed a new JVM for the cells: methods and classes are declared again; variables and \
                    their values are gone. Run the cells again that declare them.
                    """;

    private static final String NO_DEBUGGER =
            """
                    The debugger could not be started, and the JVM of the cells has ended with the attempt. Variables and their \
                    values are gone; the next cell starts a JVM without a debugger.
                    """;

    private final InputDesk input;
    private final Publisher publisher;
    private final EngineRoom room;
    private final CommHandlers comms;

    private final Map<String, String> labels = new ConcurrentHashMap<>(); // of all cells so far

    // guarded by this
    private final Map<String, Interrupts> interrupts = new HashMap<>(); // of the cells of each shell
    private @Nullable Magics magics;

    /// Shared by the cells that run; held alone by who replaces their JVM. Fair: that one waits for one cell, not for all.
    private final ReentrantReadWriteLock running = new ReentrantReadWriteLock(/* fair= */ true);

    Cells(Outbox outbox) {
        this.input = new InputDesk(outbox);
        this.publisher = new Publisher(outbox, input);
        this.room = new EngineRoom(publisher);
        this.comms = new CommHandlers(outbox);
    }

    /// Starts the engine before the first cell asks for it.
    void warmUp() throws IOException {
        room.engine();
    }

    CellResult run(Message request, String label, String code) throws IOException {
        Interrupts ends = interrupts(request);
        return use(request, label, code,
                engine -> engine.run(request.subshell(), request.id(), label, code, ends::isAsked));
    }

    /// Has a tool do something as a part of a cell.
    Used use(Message request, String label, Use use) throws IOException {
        Interrupts ends = interrupts(request);
        String code = use.code().stream().map(Code::inItsPlace).collect(Collectors.joining("\n"));
        return use(request, label, code,
                engine -> engine.use(request.subshell(), request.id(), label, use, ends::isAsked));
    }

    /// Has a tool look at the JVM of the cells, whatever runs there.
    String look(Use use) throws IOException {
        return room.engine().look(use);
    }

    private <T> T use(Message request, String label, String code, Function<CellEngine, T> work) throws IOException {
        publisher.begin(request);
        running.readLock().lock();
        try {
            CellEngine engine = room.engine();
            room.use();
            named(label, code);
            input.begin(request);
            try {
                return work.apply(engine);
            } finally {
                input.end(request);
                publisher.end(request);
                Debugger watcher = room.debugger();
                if (watcher != null) {
                    watcher.cellEnds();
                }
            }
        } finally {
            running.readLock().unlock();
        }
    }

    /// Takes an `input_reply`.
    void replied(Message reply) {
        input.replied(reply);
    }

    /// Begins a cell, before any part of it runs.
    void begins(Message request, String label, String code) {
        labels.put(request.id(), label);
        publisher.begin(request);
        named(label, code);
    }

    /// Ends what [#begins] has begun.
    void ends(Message request) {
        publisher.end(request);
    }

    /// What a cell is called.
    ///
    /// @param id the id of the request that ran it
    /// @return null if it was none of this kernel's
    @Nullable
    String label(String id) {
        return labels.get(id);
    }

    /// The channels to objects of the front end.
    CommHandlers comms() {
        return comms;
    }

    /// Where a cell's output goes.
    CellEvents output() {
        return publisher;
    }

    /// Tells a debugger the text of a whole cell, or of a part of it.
    private void named(String label, String code) {
        Debugger watcher = room.debugger();
        if (watcher != null) {
            watcher.cellBegins(label, code);
        }
    }

    void watchedBy(Debugger debugger) {
        room.watchedBy(debugger);
    }

    /// Has the cells run in a JVM with a debug agent, which has to be there from its start
    /// (docs/decisions/debugger.md). A cell that runs is waited for.
    void makeDebuggable() throws IOException, InterruptedException {
        alone(() -> {
            try {
                if (room.makeDebuggable()) {
                    publisher.warn(NEW_JVM);
                }
            } catch (IOException e) {
                CellEngine engine = room.current();
                if (engine != null && !engine.isAlive()) {
                    publisher.warn(NO_DEBUGGER);
                }
                throw e;
            }
        });
    }

    /// Gives the cells a new JVM, in which methods and classes are declared again. A cell that runs is waited for.
    void restart(List<String> options) throws IOException, InterruptedException {
        alone(() -> room.restart(options));
    }

    /// Gives the cells a new JVM, in which nothing is declared. A cell that runs is waited for.
    void reset() throws IOException, InterruptedException {
        alone(room::reset);
    }

    /// What they have declared so far; does not wait for a cell that runs.
    Notebook notebook() throws IOException {
        return room.engine().notebook();
    }

    /// How long the last part of a cell ran.
    Duration runTime(Message request) {
        CellEngine engine = room.current();
        return engine == null ? Duration.ZERO : engine.runTime(request.subshell());
    }

    long workerPid() throws IOException {
        return room.engine().workerPid();
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
    JvmSetup setup() {
        return room.setup();
    }

    /// The next JVM is started with this.
    void use(JvmSetup setup) {
        room.use(setup);
    }

    /// Adds jars and folders to what cells can import.
    ///
    /// @return those that are new
    List<Path> addToClassPath(List<Path> paths) throws IOException {
        return room.addToClassPath(paths);
    }

    /// Begins to end the cells that run.
    void interrupt() {
        synchronized (this) {
            interrupts.values().forEach(Interrupts::interrupt);
        }
        Debugger watcher = room.debugger();
        if (watcher != null) {
            watcher.letGo(); // a thread that is held ends for nobody
        }
        CellEngine engine = room.current();
        if (engine != null) {
            engine.interrupt();
            input.interrupt();
        }
    }

    /// Begins to end the cell of one shell.
    void interrupt(String shell) {
        synchronized (this) {
            Interrupts magic = interrupts.get(shell);
            if (magic != null) {
                magic.interrupt();
            }
        }
        CellEngine engine = room.current();
        if (engine != null) {
            engine.interrupt(shell);
            input.interrupt(shell);
        }
    }

    /// Forgets a shell, which runs no cell any more.
    void closeShell(String shell) {
        synchronized (this) {
            interrupts.remove(shell);
        }
        CellEngine engine = room.current();
        if (engine != null) {
            engine.closeShell(shell);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            interrupts.values().forEach(Interrupts::interrupt); // a script that a magic runs ends, too
        }
        Debugger watcher = room.debugger();
        if (watcher != null) {
            watcher.close();
        }
        room.close();
    }

    /// Does something while no cell runs.
    private void alone(Change change) throws IOException, InterruptedException {
        if (!running.writeLock().tryLock(UNTIL_TOLD.toMillis(), TimeUnit.MILLISECONDS)) {
            publisher.warn(WAITS);
            running.writeLock().lockInterruptibly();
        }
        try {
            change.make();
        } finally {
            running.writeLock().unlock();
        }
    }

    private interface Change {
        void make() throws IOException;
    }
}
