package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.cells.CellResult;
import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.kernel.internal.cells.CellResult.MagicFailed;
import dev.heddle.kernel.internal.cells.CellResult.Reported;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.internal.cells.CellResult.UsesUndeclared;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.worker.display.MimeBundle;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// `execute_request`: runs a cell. Used by one shell's thread only.
final class ExecuteHandler implements Handler {

    private final Outbox outbox;
    private final Cells cells;
    private final History history;
    private final HelpCell help;
    private final Scripts scripts;
    private final AtomicInteger executions; // shared by all shells, which count as one
    private int count; // of the cell that runs here

    ExecuteHandler(Outbox outbox, Cells cells, History history, HelpCell help, AtomicInteger executions) {
        this.executions = executions;
        this.help = help;
        this.outbox = outbox;
        this.cells = cells;
        this.history = history;
        this.scripts = new Scripts(outbox, cells, history);
    }

    @Override
    public JsonObject handle(Message request) throws IOException {
        String code = Fields.text(request, "code");
        boolean silent = Fields.flag(request, "silent", false);
        boolean stored = !silent && Fields.flag(request, "store_history", true);
        count = stored ? executions.incrementAndGet() : executions.get();
        if (!silent) {
            publishInput(request, code);
        }
        JsonObject page = help.page(code);
        if (page != null) {
            return succeeded(new JsonObject(), page);
        }
        CellResult result = scripts.run(request, "Cell[" + count + "]", code);
        if (stored && !code.isBlank()) {
            history.add(count, code, valueOf(result));
        }
        ErrorReport error = error(result, code);
        if (error != null) {
            return failed(request, error);
        }
        if (result instanceof Finished(var value, var notes)) {
            notes.forEach(note -> outbox.stream("stderr", note + "\n", request.header()));
            if (!silent && value != null) {
                publishResult(request, value);
            }
        }
        return succeeded(evaluated(request), offered());
    }

    private @Nullable JsonObject offered() {
        Scripts.Offer offer = scripts.offer();
        if (offer == null) {
            return null;
        }
        JsonObject next = new JsonObject();
        next.addProperty("source", "set_next_input");
        next.addProperty("text", offer.code());
        next.addProperty("replace", offer.replace());
        return next;
    }

    /// The text of a value, if there is one.
    static @Nullable String valueOf(CellResult result) {
        return result instanceof Finished finished ? finished.text() : null;
    }

    static @Nullable ErrorReport error(CellResult result, String code) {
        return switch (result) {
            case Finished finished -> null;
            case DoesNotCompile problems -> ErrorReport.of(problems, code);
            case Threw(var failure) -> ErrorReport.of(failure);
            case UsesUndeclared undeclared -> ErrorReport.of(undeclared);
            case Interrupted interrupted -> ErrorReport.of(interrupted);
            case MagicFailed failed -> ErrorReport.of(failed);
            case Reported(var name, var value, var lines) -> new ErrorReport(name, value, lines);
            case WorkerEnded ended -> ErrorReport.of(ended);
        };
    }

    private void publishInput(Message request, String code) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("execution_count", count);
        outbox.publish("execute_input", request.header(), content);
    }

    private void publishResult(Message request, MimeBundle value) {
        JsonObject content = new JsonObject();
        content.addProperty("execution_count", count);
        content.add("data", DisplayJson.data(value));
        content.add("metadata", DisplayJson.metadata(value));
        outbox.publish("execute_result", request.header(), content);
    }

    private JsonObject failed(Message request, ErrorReport error) {
        outbox.publish("error", request.header(), error.json());
        JsonObject reply = error.json();
        reply.addProperty("status", "error");
        reply.addProperty("execution_count", count);
        return reply;
    }

    private JsonObject evaluated(Message request) throws IOException {
        JsonObject results = new JsonObject();
        for (Map.Entry<String, JsonElement> each : Fields.object(request, "user_expressions").entrySet()) {
            String code = each.getValue().isJsonPrimitive() ? each.getValue().getAsString() : "";
            CellResult result = cells.run(request, "Expression[" + each.getKey() + "]", code);
            ErrorReport error = error(result, code);
            JsonObject entry = error == null ? new JsonObject() : error.json();
            entry.addProperty("status", error == null ? "ok" : "error");
            if (result instanceof Finished(var value, var _)) {
                entry.add("data", DisplayJson.data(value == null ? MimeBundle.EMPTY : value));
                entry.add("metadata", DisplayJson.metadata(value == null ? MimeBundle.EMPTY : value));
            }
            results.add(each.getKey(), entry);
        }
        return results;
    }

    private JsonObject succeeded(JsonObject userExpressions, @Nullable JsonObject extra) {
        JsonArray payload = new JsonArray();
        if (extra != null) {
            payload.add(extra);
        }
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.addProperty("execution_count", count);
        reply.add("user_expressions", userExpressions);
        reply.add("payload", payload);
        return reply;
    }
}
