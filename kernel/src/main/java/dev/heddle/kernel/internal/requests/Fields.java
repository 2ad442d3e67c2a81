package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.heddle.kernel.internal.protocol.Message;

/// Reads what a request says, whatever a front end has left out.
final class Fields {

    private Fields() {}

    static boolean flag(Message request, String name, boolean otherwise) {
        JsonElement value = request.content().get(name);
        boolean given = value != null && value.isJsonPrimitive();
        return given ? value.getAsBoolean() : otherwise;
    }

    static int number(Message request, String name, int otherwise) {
        JsonElement value = request.content().get(name);
        return value instanceof JsonPrimitive given && given.isNumber() ? given.getAsInt() : otherwise;
    }

    static String text(Message request, String name) {
        if (request.content().get(name) instanceof JsonPrimitive given) {
            return given.getAsString();
        }
        String type = request.type();
        throw new IllegalArgumentException(
                ("aeiou".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type + " needs a text '" + name + "'");
    }

    static JsonObject object(Message request, String name) {
        return request.content().get(name) instanceof JsonObject given ? given : new JsonObject();
    }
}
