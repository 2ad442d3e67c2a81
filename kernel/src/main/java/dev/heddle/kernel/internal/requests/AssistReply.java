package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.assist.Assistant.Completion;
import dev.heddle.kernel.internal.assist.Assistant.Meaning;
import dev.heddle.kernel.internal.assist.Candidate;
import dev.heddle.kernel.internal.assist.Candidate.Kind;
import dev.heddle.kernel.internal.assist.DocText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is known of a place in a cell, as front ends want it.
final class AssistReply {

    private AssistReply() {}

    /// @param called whether a parenthesis follows already
    static JsonObject of(Completion completion, boolean called) {
        Map<String, List<Candidate>> byName = new LinkedHashMap<>();
        completion.candidates()
                .forEach(each -> byName.computeIfAbsent(each.kind() + " " + each.name(), n -> new ArrayList<>())
                        .add(each));
        JsonArray matches = new JsonArray();
        JsonArray types = new JsonArray();
        byName.values().forEach(overloads -> {
            String text = text(overloads, called);
            matches.add(text);
            types.add(type(text, completion, overloads));
        });
        JsonObject metadata = new JsonObject();
        metadata.add("_jupyter_types_experimental", types);
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.add("matches", matches);
        reply.addProperty("cursor_start", completion.start());
        reply.addProperty("cursor_end", completion.end());
        reply.add("metadata", metadata);
        return reply;
    }

    private static JsonObject type(String text, Completion completion, List<Candidate> overloads) {
        JsonObject type = new JsonObject();
        type.addProperty("start", completion.start());
        type.addProperty("end", completion.end());
        type.addProperty("text", text);
        type.addProperty("type", overloads.getFirst().kind().word());
        type.addProperty("signature", switch (overloads.getFirst().kind()) {
            case METHOD -> overloads.stream()
                    .map(each -> each.parameters() + " → " + each.type())
                    .limit(3)
                    .collect(Collectors.joining("; ", "", overloads.size() > 3 ? "; …" : ""));
            case VARIABLE -> overloads.getFirst().type();
            case CLASS, KEYWORD, PACKAGE -> "";
        });
        return type;
    }

    private static String text(List<Candidate> overloads, boolean called) {
        Candidate first = overloads.getFirst();
        if (first.kind() != Kind.METHOD || called) {
            return first.name();
        }
        return first.name() + (overloads.stream().allMatch(each -> each.erased().isEmpty()) ? "()" : "(");
    }

    /// @param all false if the beginning of each comment is enough
    static JsonObject of(List<Meaning> meanings, boolean all) {
        List<String> markdown = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (Meaning each : meanings) {
            String whole = DocText.markdown(each.doc());
            String doc = all || meanings.size() == 1 ? whole : DocText.summary(whole);
            String signature = each.candidate().signature();
            String parameter = each.candidate().parameter(each.argument());
            if (!parameter.isEmpty()) {
                String at = "argument " + (each.argument() + 1) + ": ";
                markdown.add("```java\n" + signature + "\n```\n\n" + at + "**`" + parameter + "`**"
                        + (doc.isEmpty() ? "" : "\n\n" + doc));
                plain.add(signature + "\n" + at + parameter + (doc.isEmpty() ? "" : "\n\n" + doc));
                continue;
            }
            markdown.add("```java\n" + signature + "\n```" + (doc.isEmpty() ? "" : "\n\n" + doc));
            plain.add(signature + (doc.isEmpty() ? "" : "\n\n" + doc));
        }
        JsonObject data = new JsonObject();
        if (!meanings.isEmpty()) {
            data.addProperty("text/markdown", String.join("\n\n---\n\n", markdown));
            data.addProperty("text/plain", String.join("\n\n", plain));
        }
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.addProperty("found", !meanings.isEmpty());
        reply.add("data", data);
        reply.add("metadata", new JsonObject());
        return reply;
    }
}
