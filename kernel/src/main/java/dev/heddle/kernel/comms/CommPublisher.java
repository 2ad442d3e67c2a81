package dev.heddle.kernel.comms;

import com.google.gson.JsonObject;
import java.util.List;

/// Sends the messages of comms to all front ends.
@FunctionalInterface
public interface CommPublisher {

    /// Sends one.
    ///
    /// @param type     `comm_open`, `comm_msg` or `comm_close`
    /// @param content  what to say
    /// @param metadata what to say about it
    /// @param buffers  bytes beside it
    void publish(String type, JsonObject content, JsonObject metadata, List<byte[]> buffers);
}
