package dev.heddle.kernel.comms;

import com.google.gson.JsonObject;
import java.util.List;

/// An open channel to an object of the front end. Any thread may use it; once it is closed, nothing is sent any more.
public final class Comm {

    private final Comms comms;
    private final String id;
    private final String target;

    Comm(Comms comms, String id, String target) {
        this.comms = comms;
        this.id = id;
        this.target = target;
    }

    /// The number that tells it from all others.
    ///
    /// @return the id
    public String id() {
        return id;
    }

    /// What it is for.
    ///
    /// @return the name of the target
    public String target() {
        return target;
    }

    /// Sends a message.
    ///
    /// @param data    what to say
    /// @param buffers bytes beside it
    public void send(JsonObject data, byte[]... buffers) {
        comms.send(this, data, List.of(buffers));
    }

    /// Closes it at both ends.
    ///
    /// @param data last words
    public void close(JsonObject data) {
        comms.close(this, data);
    }

    @Override
    public String toString() {
        return "comm '" + target + "' (" + id + ")";
    }
}
