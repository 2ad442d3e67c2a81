package dev.heddle.kernel.internal.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// When the sender made it, by his clock.
    ///
    /// @return the time; null if the header has none that can be read
    public @Nullable Instant date() {
        try {
            return OffsetDateTime.parse(text(header, "date")).toInstant();
        } catch (DateTimeParseException e) {
            return null; // of no use, but no reason to refuse the message
        }
    }

    private static String text(JsonObject object, String field) {
        JsonElement value = object.get(field);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
