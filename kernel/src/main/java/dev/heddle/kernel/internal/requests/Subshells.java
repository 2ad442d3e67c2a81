package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The shells of a notebook: the main one, and those that front ends have asked for. Each handles its requests one after
/// the other, and waits for none of the others: docs/decisions/subshells.md.
final class Subshells {

    private final Outbox outbox;
    private final Cells cells;
    private final Dispatcher main;
    private final Function<String, Dispatcher> maker;

    // guarded by this
    private final Map<String, Dispatcher> children = new LinkedHashMap<>();
    private @Nullable Dispatcher lost; // answers what was sent to a subshell that is not there
    private boolean stopped;

    /// @param maker makes the dispatcher of a shell, which has not started, by its thread's name
    Subshells(Outbox outbox, Cells cells, Function<String, Dispatcher> maker) {
        this.outbox = outbox;
        this.cells = cells;
        this.maker = maker;
        this.main = maker.apply("shell");
    }

    void start() {
        main.start();
    }

    /// Answers the requests of the control channel about subshells.
    Map<String, Handler> byType() {
        return Map.of("create_subshell_request", _ -> create(), "delete_subshell_request", this::delete,
                "list_subshell_request", _ -> list());
    }

    /// Gives a request to the shell that it names.
    synchronized void add(Message request) {
        if (request.subshell().isEmpty()) {
            main.add(request);
        } else {
            Dispatcher child = children.get(request.subshell());
            (child == null ? lost() : child).add(request);
        }
    }

    /// Handles no more requests in any of them.
    void stop() {
        List<Dispatcher> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(children.values());
            if (lost != null) {
                lost.stop();
            }
        }
        main.stop();
        all.forEach(Dispatcher::stop);
    }

    private synchronized JsonObject create() {
        if (stopped) {
            throw new IllegalStateException("the kernel is shutting down");
        }
        String id = UUID.randomUUID().toString();
        Dispatcher child = maker.apply("subshell");
        children.put(id, child);
        child.start();
        JsonObject reply = ok();
        reply.addProperty("subshell_id", id);
        return reply;
    }

    /// Nobody needs what runs in a subshell that is deleted: its cell is interrupted, and those behind it are not run.
    private JsonObject delete(Message request) {
        String id = Fields.text(request, "subshell_id");
        synchronized (this) {
            Dispatcher child = children.remove(id);
            if (child == null) {
                return unknown(id).reply(outbox, request);
            }
            child.close(this::refuse, () -> cells.closeShell(id));
        }
        cells.interrupt(id);
        return ok();
    }

    private synchronized JsonObject list() {
        JsonArray ids = new JsonArray();
        children.keySet().forEach(ids::add);
        JsonObject reply = ok();
        reply.add("subshell_id", ids);
        return reply;
    }

    private Dispatcher lost() {
        if (lost == null) {
            lost = new Dispatcher("lost", Channel.SHELL, outbox, Map.of(), _ -> {});
            lost.answerAll(this::refuse);
            lost.start();
        }
        return lost;
    }

    private JsonObject refuse(Message request) {
        return unknown(request.subshell()).reply(outbox, request);
    }

    private static Refusal unknown(String id) {
        return new Refusal("UnknownSubshell", "There is no subshell '" + id + "'. It was deleted, or its kernel has "
                + "restarted. Run this in the notebook, or in a new subshell.");
    }

    private static JsonObject ok() {
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        return reply;
    }
}
