package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.magics.MagicAssist;
import dev.heddle.kernel.internal.magics.MagicAssist.Match;
import dev.heddle.kernel.internal.magics.MagicHelp;
import dev.heddle.kernel.magic.Usage;

/// What is known of a magic that is being written, as front ends want it.
final class MagicReply {

    private MagicReply() {}

    static JsonObject of(MagicAssist.Completion completion, String code, int cursor) {
        int start = code.codePointCount(0, completion.start());
        int end = code.codePointCount(0, cursor);
        JsonArray matches = new JsonArray();
        JsonArray types = new JsonArray();
        for (Match each : completion.matches()) {
            matches.add(each.text());
            JsonObject type = new JsonObject();
            type.addProperty("start", start);
            type.addProperty("end", end);
            type.addProperty("text", each.text());
            type.addProperty("type", each.kind());
            type.addProperty("signature", each.note());
            types.add(type);
        }
        JsonObject metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.add("matches", matches);
        reply.addProperty("cursor_start", start);
        reply.addProperty("cursor_end", end);
        reply.add("metadata", metadata);
        return reply;
    }

    static JsonObject of(Usage usage) {
        JsonObject data = new JsonObject();
        data.addProperty("text/markdown", MagicHelp.markdown(usage));
        data.addProperty("text/plain", MagicHelp.plain(usage));
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.addProperty("found", true);
        reply.add("data", data);
        reply.add("metadata", new JsonObject());
        return reply;
    }
}
