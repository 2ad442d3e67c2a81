package dev.heddle.kernel.internal.requests;

import dev.heddle.kernel.internal.cells.CellResult;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.kernel.internal.cells.CellResult.MagicFailed;
import dev.heddle.kernel.internal.magics.Magics;
import dev.heddle.kernel.internal.magics.Script;
import dev.heddle.kernel.internal.magics.Script.Call;
import dev.heddle.kernel.internal.magics.Script.Java;
import dev.heddle.kernel.internal.magics.Script.Part;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Runs cells, part by part: Java by the engine, magics by themselves. Used by one shell's thread only.
final class Scripts {

    private static final System.Logger LOG = System.getLogger(Scripts.class.getName());
    private static final int MOST_NESTING = 20;

    private final Outbox outbox;
    private final Cells cells;
    private final History history;
    private int nesting;
    private @Nullable Offer offer;

    /// Code for the notebook's user to go on with.
    ///
    /// @param code    the code
    /// @param replace whether it takes the place of the cell's own
    record Offer(String code, boolean replace) {}

    Scripts(Outbox outbox, Cells cells, History history) {
        this.outbox = outbox;
        this.cells = cells;
        this.history = history;
    }

    CellResult run(Message request, String label, String code) throws IOException {
        offer = null;
        cells.interrupts(request).begin();
        cells.begins(request, label, code);
        try {
            return part(request, label, code);
        } finally {
            cells.ends(request);
        }
    }

    void offer(Offer newOffer) {
        offer = newOffer;
    }

    /// What the last cell has offered; null if it has not.
    @Nullable
    Offer offer() {
        return offer;
    }

    /// Runs a cell, or code that a magic in it wants to be run.
    CellResult part(Message request, String label, String code) throws IOException {
        if (Script.isPlain(code)) {
            return cells.run(request, label, code);
        }
        if (nesting >= MOST_NESTING) {
            return new MagicFailed("MagicError", "Magics call each other without end.", List.of());
        }
        nesting++;
        try {
            Magics magics = cells.magics();
            Script script = Script.of(code, name -> magics.find(name) != null);
            Map<Integer, Arguments> arguments = arguments(script, magics, code);
            return run(request, label, script, arguments);
        } catch (MagicException e) {
            return failed(e);
        } finally {
            nesting--;
        }
    }

    /// All of them are read before anything runs: a typing error in the last line costs nothing then.
    private static Map<Integer, Arguments> arguments(Script script, Magics magics, String code)
            throws MagicException {
        Map<Integer, Arguments> read = new TreeMap<>();
        for (Part part : script.parts()) {
            if (part instanceof Call call) {
                try {
                    Magic magic = magics.require(call.name());
                    if (!call.help()) {
                        Script.checkForm(call, magic.usage());
                        read.put(call.start(),
                                magic.usage().read(new Code(call.rest(), line(code, call.start())), call.body()));
                    }
                } catch (MagicException e) {
                    throw script.parts().size() == 1 ? e : e.atLine(line(code, call.start()));
                }
            }
        }
        return read;
    }

    private CellResult run(Message request, String label, Script script, Map<Integer, Arguments> arguments)
            throws IOException {
        CellResult result = Finished.quiet(List.of());
        for (Part part : script.parts()) {
            if (result instanceof Finished(var _, var notes)) {
                notes.forEach(note -> outbox.stream("stderr", note + "\n", request.header()));
            }
            if (cells.interrupts(request).isAsked()) {
                return new Interrupted(List.of(), null);
            }
            result = switch (part) {
                case Java(var text) -> cells.run(request, label, text);
                case Call call -> call(request, label, call, arguments.get(call.start()));
            };
            if (!(result instanceof Finished)) {
                return result;
            }
        }
        return result;
    }

    private CellResult call(Message request, String label, Call call, @Nullable Arguments given) {
        MagicKernel kernel = new MagicKernel(cells, history, this, request, label);
        try {
            Magic magic = cells.magics().require(call.name());
            if (given == null) {
                kernel.explain(magic.usage());
            } else {
                magic.run(given, kernel);
            }
            return kernel.result();
        } catch (MagicException e) {
            return failed(e);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "%" + call.name() + " failed", e);
            return new MagicFailed("MagicError", "%" + call.name() + " failed: "
                    + (e instanceof IOException && e.getMessage() != null ? e.getMessage() : e.toString()) + ".",
                    List.of());
        }
    }

    private static int line(String code, int place) {
        return 1 + (int) code.substring(0, place).chars().filter(c -> c == '\n').count();
    }

    private static MagicFailed failed(MagicException e) {
        return new MagicFailed(e.kind(), String.valueOf(e.getMessage()), e.advice());
    }
}
