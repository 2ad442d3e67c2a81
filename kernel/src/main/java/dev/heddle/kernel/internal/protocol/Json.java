package dev.heddle.kernel.internal.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Reads and writes JSON objects as UTF-8.
final class Json {

    private Json() {}

    static byte[] bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Takes exactly one object, and nothing that only looks like JSON.
    static JsonObject parse(byte[] utf8) throws ProtocolException {
        try (JsonReader reader = new JsonReader(strictText(utf8))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (!element.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ProtocolException("not one JSON object");
            }
            return element.getAsJsonObject();
        } catch (JsonParseException | IOException | StackOverflowError e) {
            throw new ProtocolException("broken JSON: " + e.getMessage(), e);
        }
    }

    private static Reader strictText(byte[] utf8) throws CharacterCodingException {
        var decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        decoder.decode(ByteBuffer.wrap(utf8));
        return new InputStreamReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8);
    }
}
