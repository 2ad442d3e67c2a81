package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.cells.CellEvents;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.Report.Uncaught;
import dev.heddle.worker.display.DisplayEvent;
import dev.heddle.worker.display.DisplayEvent.Cleared;
import dev.heddle.worker.display.DisplayEvent.Shown;
import dev.heddle.worker.display.DisplayEvent.Updated;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Sends what cells print and show to the place in the notebook where it belongs.
final class Publisher implements CellEvents {

    private static final int MOST_REMEMBERED = 10_000;

    private final Outbox outbox;
    private final InputDesk input;

    // guarded by places
    private final Map<String, Place> places = new LinkedHashMap<>();
    private Place latest = new Place(new JsonObject());

    /// A cell in the notebook.
    private record Place(JsonObject header, OutputLimit limit) {

        Place(JsonObject header) {
            this(header, new OutputLimit());
        }
    }

    Publisher(Outbox outbox, InputDesk input) {
        this.outbox = outbox;
        this.input = input;
    }

    /// A thread may print long after its cell: the header of the cell tells the front end where that belongs.
    void begin(Message request) {
        synchronized (places) {
            latest = places.computeIfAbsent(request.id(), _ -> new Place(request.header()));
            if (places.size() > MOST_REMEMBERED) {
                places.remove(places.keySet().iterator().next());
            }
        }
    }

    /// Tells the author of a cell that has ended how much of its output is not shown.
    void end(Message request) {
        Place place = place(request.id());
        String note = place.limit.note();
        if (!note.isEmpty()) {
            outbox.stream("stderr", note, place.header);
        }
    }

    /// Tells the author of the latest cell something that no cell has printed.
    void warn(String text) {
        outbox.stream("stderr", text, place("").header);
    }

    @Override
    public void printed(Output output) {
        Place place = place(output.cell());
        String text = place.limit.take(output.text());
        if (!text.isEmpty()) {
            outbox.awaitRoom(); // the worker's printers wait with us
            outbox.stream(output.stream() == Stream.OUT ? "stdout" : "stderr", text, place.header);
        }
    }

    @Override
    public void displayed(Displayed displayed) {
        Place place = place(displayed.cell());
        if (mayShow(displayed.event(), place.limit)) {
            outbox.awaitRoom();
            outbox.publish(DisplayJson.type(displayed.event()), place.header, DisplayJson.content(displayed.event()));
        }
    }

    private static boolean mayShow(DisplayEvent event, OutputLimit limit) {
        return switch (event) {
            case Shown(var _, var bundle) -> limit.takeDisplay(bundle.characters());
            case Updated _ -> true; // it takes the place of what was there
            case Cleared _ -> {
                limit.clear();
                yield true;
            }
        };
    }

    @Override
    public void threadFailed(Uncaught uncaught) {
        String text = "Exception in thread \"" + uncaught.thread() + "\" "
                + String.join("\n", ExceptionText.lines(uncaught.failure())) + "\n";
        printed(new Output(uncaught.cell(), Stream.ERR, text));
    }

    @Override
    public void wantsInput(InputWanted wanted, Consumer<Input> answer) {
        input.ask(wanted, answer);
    }

    /// What belongs to no cell, such as the print of a thread that the JVM started by itself, goes to the latest one:
    /// a front end shows nothing that has no parent.
    private Place place(String cell) {
        synchronized (places) {
            return places.getOrDefault(cell, latest);
        }
    }
}
