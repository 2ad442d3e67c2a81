package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.requests.History.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `history_request`: cells that were run, now or in earlier sessions.
final class HistoryHandler implements Handler {

    private final History history;

    HistoryHandler(History history) {
        this.history = history;
    }

    @Override
    public JsonObject handle(Message request) {
        String type = Fields.text(request, "hist_access_type");
        List<Entry> found = switch (type) {
            case "tail" -> last(history.entries(), Fields.number(request, "n", Integer.MAX_VALUE));
            case "range" -> range(request);
            case "search" -> search(request);
            default -> throw new IllegalArgumentException("hist_access_type is tail, range or search, not " + type);
        };
        boolean output = Fields.flag(request, "output", false);
        JsonArray list = new JsonArray();
        found.forEach(each -> list.add(json(each, output)));
        JsonObject reply = new JsonObject();
        reply.addProperty("status", "ok");
        reply.add("history", list);
        return reply;
    }

    /// Session 0 is this one, and those below it are counted back from it.
    private List<Entry> range(Message request) {
        int asked = Fields.number(request, "session", 0);
        int session = asked <= 0 ? history.session() + asked : asked;
        int start = Fields.number(request, "start", 0);
        int stop = Fields.number(request, "stop", Integer.MAX_VALUE);
        return history.entries()
                .stream()
                .filter(each -> each.session() == session && each.line() >= start && each.line() < stop)
                .toList();
    }

    private List<Entry> search(Message request) {
        boolean given = request.content().get("pattern") instanceof JsonPrimitive;
        Pattern pattern = glob(given ? Fields.text(request, "pattern") : "*");
        List<Entry> found = new ArrayList<>(history.entries()
                .stream()
                .filter(each -> pattern.matcher(each.input()).matches())
                .toList());
        if (Fields.flag(request, "unique", false)) {
            Map<String, Entry> latest = new LinkedHashMap<>();
            found.forEach(each -> {
                latest.remove(each.input());
                latest.put(each.input(), each);
            });
            found = new ArrayList<>(latest.values());
        }
        return last(found, Fields.number(request, "n", Integer.MAX_VALUE));
    }

    private static List<Entry> last(List<Entry> entries, int count) {
        return entries.subList(Math.max(0, entries.size() - Math.max(0, count)), entries.size());
    }

    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(c -> regex.append(switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static JsonArray json(Entry entry, boolean output) {
        JsonArray json = new JsonArray();
        json.add(entry.session());
        json.add(entry.line());
        if (output) {
            JsonArray both = new JsonArray();
            both.add(entry.input());
            both.add(entry.output() == null ? JsonNull.INSTANCE : new JsonPrimitive(entry.output()));
            json.add(both);
        } else {
            json.add(entry.input());
        }
        return json;
    }
}
