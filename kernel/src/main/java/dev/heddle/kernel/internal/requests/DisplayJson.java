package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.heddle.worker.display.DisplayEvent;
import dev.heddle.worker.display.DisplayEvent.Cleared;
import dev.heddle.worker.display.DisplayEvent.Shown;
import dev.heddle.worker.display.DisplayEvent.Updated;
import dev.heddle.worker.display.MimeBundle;

/// Displays as front ends want them.
final class DisplayJson {

    private static final String BROKEN = "This is not JSON, so it cannot be shown as a tree: ";

    private DisplayJson() {}

    static String type(DisplayEvent event) {
        return switch (event) {
            case Shown _ -> "display_data";
            case Updated _ -> "update_display_data";
            case Cleared _ -> "clear_output";
        };
    }

    static JsonObject content(DisplayEvent event) {
        return switch (event) {
            case Shown(var id, var bundle) -> display(id, bundle);
            case Updated(var id, var bundle) -> display(id, bundle);
            case Cleared(boolean later) -> {
                JsonObject content = new JsonObject();
                content.addProperty("wait", later);
                yield content;
            }
        };
    }

    /// The forms of a bundle. Those that are JSON become a part of the message; one that is broken is left out, and its
    /// author reads why in the plain text.
    static JsonObject data(MimeBundle bundle) {
        JsonObject data = new JsonObject();
        bundle.data().forEach((type, content) -> {
            if (!isJson(type)) {
                data.addProperty(type, content);
            }
        });
        bundle.data().forEach((type, content) -> {
            if (isJson(type)) {
                try {
                    data.add(type, JsonParser.parseString(content));
                } catch (JsonParseException | StackOverflowError e) {
                    Throwable reason = e.getCause() == null ? e : e.getCause();
                    data.addProperty(MimeBundle.TEXT, BROKEN + reason.getMessage() + "\n" + bundle.plainText());
                }
            }
        });
        return data;
    }

    static JsonObject metadata(MimeBundle bundle) {
        JsonObject metadata = new JsonObject();
        bundle.metadata().forEach((type, json) -> metadata.add(type, parsed(json)));
        return metadata;
    }

    private static JsonObject display(String id, MimeBundle bundle) {
        JsonObject transients = new JsonObject();
        transients.addProperty("display_id", id);
        JsonObject content = new JsonObject();
        content.add("data", data(bundle));
        content.add("metadata", metadata(bundle));
        content.add("transient", transients);
        return content;
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }

    /// What is said about a form is of use to a front end only if it is JSON; if not, it is passed on as text.
    private static JsonElement parsed(String json) {
        try {
            return JsonParser.parseString(json);
        } catch (JsonParseException e) {
            return new JsonPrimitive(json);
        }
    }
}
