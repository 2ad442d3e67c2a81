package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.cells.CellEngine;
import dev.heddle.kernel.internal.cells.CellEvents;
import dev.heddle.kernel.internal.cells.CellResult;
import dev.heddle.kernel.internal.cells.JvmSetup;
import dev.heddle.kernel.internal.cells.Notebook;
import dev.heddle.kernel.internal.magics.Magics;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.Report.Uncaught;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The notebook's cells: runs them on an engine, makes a new one when the old has ended, and sends what they print to
/// the place in the notebook where it belongs.
final class Cells implements AutoCloseable, CellEvents {

    private static final int MOST_REMEMBERED = 10_000;

    private final Outbox outbox;
    private final InputDesk input;

    // guarded by this: written by the threads of the shells, closed by another
    private @Nullable CellEngine engine;
    private boolean closed;
    private JvmSetup setup = JvmSetup.PLAIN;
    private @Nullable Magics magics;

    private final Map<String, Interrupts> interrupts = new HashMap<>(); // of the cells of each shell

    // guarded by headers
    private final Map<String, JsonObject> headers = new LinkedHashMap<>();
    private JsonObject latest = new JsonObject();

    Cells(Outbox outbox) {
        this.outbox = outbox;
        this.input = new InputDesk(outbox);
    }

    /// Starts the engine before the first cell asks for it.
    void warmUp() throws IOException {
        engine();
    }

    CellResult run(Message request, String label, String code) throws IOException {
        remember(request);
        CellEngine current = engine();
        input.begin(request);
        try {
            return current.run(request.subshell(), request.id(), label, code);
        } finally {
            input.end(request);
        }
    }

    /// Takes an `input_reply`.
    void replied(Message reply) {
        input.replied(reply);
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
        CellEngine next = current.restart(this, wanted);
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
        if (last != null) {
            last.close();
        }
    }

    private synchronized CellEngine engine() throws IOException {
        if (closed) {
            throw new IOException("the kernel is shutting down");
        }
        if (engine == null || !engine.isAlive()) {
            engine = engine == null ? CellEngine.start(this, setup) : engine.restart(this, setup);
        }
        return engine;
    }

    /// A thread may print long after its cell: the header of the cell tells the front end where that belongs.
    private void remember(Message request) {
        synchronized (headers) {
            latest = request.header();
            headers.put(request.id(), latest);
            if (headers.size() > MOST_REMEMBERED) {
                headers.remove(headers.keySet().iterator().next());
            }
        }
    }

    /// What belongs to no cell, such as the print of a thread that the JVM started by itself, goes to the latest one:
    /// a front end shows nothing that has no parent.
    private JsonObject headerOf(String cell) {
        synchronized (headers) {
            return headers.getOrDefault(cell, latest);
        }
    }

    @Override
    public void printed(Output output) {
        outbox.stream(output.stream() == Stream.OUT ? "stdout" : "stderr", output.text(), headerOf(output.cell()));
    }

    @Override
    public void displayed(Displayed displayed) {
        JsonObject parent = headerOf(displayed.cell());
        outbox.publish(DisplayJson.type(displayed.event()), parent, DisplayJson.content(displayed.event()));
    }

    @Override
    public void threadFailed(Uncaught uncaught) {
        String text = "Exception in thread \"" + uncaught.thread() + "\" "
                + String.join("\n", ExceptionText.lines(uncaught.failure())) + "\n";
        outbox.stream("stderr", text, headerOf(uncaught.cell()));
    }

    @Override
    public void wantsInput(InputWanted wanted, Consumer<Input> answer) {
        input.ask(wanted, answer);
    }
}
