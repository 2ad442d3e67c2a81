package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.cells.CellEngine;
import dev.heddle.kernel.internal.cells.CellEvents;
import dev.heddle.kernel.internal.cells.CellResult;
import dev.heddle.kernel.internal.cells.Notebook;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The notebook's cells: runs them on an engine, makes a new one when the old has ended, and sends what they print to
/// the place in the notebook where it belongs.
final class Cells implements AutoCloseable, CellEvents {

    private static final int MOST_REMEMBERED = 10_000;

    private final Outbox outbox;
    private final InputDesk input;

    // guarded by this: written by the shell channel's thread, closed by another
    private @Nullable CellEngine engine;
    private boolean closed;

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
            return current.run(request.id(), label, code);
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

    /// Begins to end the cell that runs, if one does.
    void interrupt() {
        CellEngine current;
        synchronized (this) {
            current = engine;
        }
        if (current != null) {
            current.interrupt();
            input.interrupt();
        }
    }

    @Override
    public void close() {
        CellEngine last;
        synchronized (this) {
            closed = true;
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
            if (engine != null) {
                engine.close();
            }
            engine = CellEngine.start(this);
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
    public void wantsInput(InputWanted wanted, Consumer<Input> answer) {
        input.ask(wanted, answer);
    }
}
