package dev.heddle.kernel.internal.debug;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/// A request of the Debug Adapter Protocol, and how it is answered.
///
/// @param seq       its number
/// @param command   what is asked for
/// @param arguments with what
record Dap(int seq, String command, JsonObject arguments) {

    static Dap of(JsonObject request) {
        return new Dap(number(request, "seq", 0), text(request, "command"), object(request, "arguments"));
    }

    JsonObject succeeded(JsonObject body) {
        JsonObject response = response(true);
        response.add("body", body);
        return response;
    }

    /// A body all the same: front ends read what should be in it without a look at `success`.
    JsonObject failed(String reason, JsonObject body) {
        JsonObject response = response(false);
        response.addProperty("message", reason);
        response.add("body", body);
        return response;
    }

    static JsonObject event(int seq, String name, JsonObject body) {
        JsonObject event = new JsonObject();
        event.addProperty("seq", seq);
        event.addProperty("type", "event");
        event.addProperty("event", name);
        event.add("body", body);
        return event;
    }

    String text(String name) {
        return text(arguments, name);
    }

    int number(String name, int otherwise) {
        return number(arguments, name, otherwise);
    }

    boolean flag(String name) {
        return arguments.get(name) instanceof JsonPrimitive given && given.isBoolean() && given.getAsBoolean();
    }

    JsonObject object(String name) {
        return object(arguments, name);
    }

    JsonArray array(String name) {
        return arguments.get(name) instanceof JsonArray given ? given : new JsonArray();
    }

    static JsonObject with(String name, JsonElement value) {
        JsonObject object = new JsonObject();
        object.add(name, value);
        return object;
    }

    static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive given ? given.getAsString() : "";
    }

    static int number(JsonObject object, String name, int otherwise) {
        return object.get(name) instanceof JsonPrimitive given && given.isNumber() ? given.getAsInt() : otherwise;
    }

    private static JsonObject object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject given ? given : new JsonObject();
    }

    private JsonObject response(boolean success) {
        JsonObject response = new JsonObject();
        response.addProperty("type", "response");
        response.addProperty("seq", seq);
        response.addProperty("request_seq", seq);
        response.addProperty("success", success);
        response.addProperty("command", command);
        return response;
    }
}
