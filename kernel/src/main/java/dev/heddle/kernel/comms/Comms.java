package dev.heddle.kernel.comms;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The comms that are open, and the targets under which a front end can open more. Any thread may use it.
public final class Comms {

    private static final System.Logger LOG = System.getLogger(Comms.class.getName());

    private record Open(Comm comm, CommListener listener) {}

    private final CommPublisher publisher;
    private final Map<String, CommTarget> targets = new ConcurrentHashMap<>();
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /// No comms yet.
    ///
    /// @param publisher sends what they say
    public Comms(CommPublisher publisher) {
        this.publisher = publisher;
    }

    /// Lets front ends open comms under a name.
    ///
    /// @param name   the name
    /// @param target takes them; it replaces an earlier one
    public void register(String name, CommTarget target) {
        targets.put(name, target);
    }

    /// Opens a comm to what the front end knows under a name. If it knows nothing, it closes the comm.
    ///
    /// @param target   the name
    /// @param data     what to say
    /// @param listener our end
    /// @return the comm
    public Comm open(String target, JsonObject data, CommListener listener) {
        return open(target, data, new JsonObject(), listener);
    }

    /// Opens a comm to what the front end knows under a name. If it knows nothing, it closes the comm.
    ///
    /// @param target   the name
    /// @param data     what to say
    /// @param metadata what to say about it, such as the version of a protocol
    /// @param listener our end
    /// @return the comm
    public Comm open(String target, JsonObject data, JsonObject metadata, CommListener listener) {
        Comm comm = new Comm(this, UUID.randomUUID().toString(), target);
        open.put(comm.id(), new Open(comm, listener));
        JsonObject content = content(comm.id(), data);
        content.addProperty("target_name", target);
        publisher.publish("comm_open", content, metadata, List.of());
        return comm;
    }

    /// The comms that are open, with their targets, by their ids.
    ///
    /// @param target only those of this target; null for all
    /// @return the names of the targets, by the ids
    public Map<String, String> list(@Nullable String target) {
        Map<String, String> result = new LinkedHashMap<>();
        open.forEach((id, each) -> {
            if (target == null || target.equals(each.comm.target())) {
                result.put(id, each.comm.target());
            }
        });
        return result;
    }

    /// A front end has opened a comm. If nobody takes it, it is closed: the other end must know, or it waits.
    ///
    /// @param id      its number
    /// @param name    the name of the target
    /// @param message what it said
    public void opened(String id, String name, CommMessage message) {
        CommTarget target = targets.get(name);
        if (target == null) {
            LOG.log(System.Logger.Level.DEBUG, "no comm target is called ''{0}''", name);
            refuse(id);
            return;
        }
        Comm comm = new Comm(this, id, name);
        try {
            // Its target may send before it has told who listens.
            open.put(id, new Open(comm, _ -> {}));
            CommListener listener = target.opened(comm, message);
            open.computeIfPresent(id, (_, _) -> new Open(comm, listener)); // it may have closed it again
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "the target of " + comm + " failed", e);
            comm.close(new JsonObject());
        }
    }

    /// A front end has sent something over a comm.
    ///
    /// @param id      the comm's number
    /// @param message what
    public void received(String id, CommMessage message) {
        Open to = open.get(id);
        if (to == null) {
            LOG.log(System.Logger.Level.DEBUG, "a message for comm {0}, which is not open", id);
        } else {
            to.listener.received(message);
        }
    }

    /// A front end has closed a comm.
    ///
    /// @param id      its number
    /// @param message its last words
    public void closed(String id, CommMessage message) {
        Open gone = open.remove(id);
        if (gone != null) {
            gone.listener.closed(message);
        }
    }

    void send(Comm comm, JsonObject data, List<byte[]> buffers) {
        if (open.containsKey(comm.id())) {
            publisher.publish("comm_msg", content(comm.id(), data), new JsonObject(), buffers);
        }
    }

    void close(Comm comm, JsonObject data) {
        if (open.remove(comm.id()) != null) {
            publisher.publish("comm_close", content(comm.id(), data), new JsonObject(), List.of());
        }
    }

    private void refuse(String id) {
        publisher.publish("comm_close", content(id, new JsonObject()), new JsonObject(), List.of());
    }

    private static JsonObject content(String id, JsonObject data) {
        JsonObject content = new JsonObject();
        content.addProperty("comm_id", id);
        content.add("data", data);
        return content;
    }
}
