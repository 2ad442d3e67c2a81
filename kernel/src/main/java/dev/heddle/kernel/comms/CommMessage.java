package dev.heddle.kernel.comms;

import com.google.gson.JsonObject;
import java.util.List;

/// What came over a comm.
///
/// @param data     what is said
/// @param metadata what is said about it
/// @param buffers  bytes beside it
public record CommMessage(JsonObject data, JsonObject metadata, List<byte[]> buffers) {

    /// Keeps its own list.
    public CommMessage {
        buffers = List.copyOf(buffers);
    }
}
