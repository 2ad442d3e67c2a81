package dev.heddle.kernel.internal.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/// One message of the Jupyter protocol.
///
/// @param identities whom a reply goes to, or the topic of what is published
/// @param header     who, when, which type
/// @param parent     the header of the request that this belongs to; empty if there is none
/// @param metadata   what is said about the content
/// @param content    what is said
/// @param buffers    bytes beside the content
public record Message(List<byte[]> identities, JsonObject header, JsonObject parent, JsonObject metadata,
        JsonObject content, List<byte[]> buffers) {

    /// Keeps its own lists.
    public Message {
        identities = List.copyOf(identities);
        buffers = List.copyOf(buffers);
    }

    /// What kind of message this is, such as `execute_request`.
    ///
    /// @return the type; empty if the header has none
    public String type() {
        return text(header, "msg_type");
    }

    /// The number that the sender gave it.
    ///
    /// @return the id; empty if the header has none
    public String id() {
        return text(header, "msg_id");
    }

    /// The subshell that is to handle it.
    ///
    /// @return its id; empty for the main shell
    public String subshell() {
        return text(header, "subshell_id");
    }

    private static String text(JsonObject object, String field) {
        JsonElement value = object.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
