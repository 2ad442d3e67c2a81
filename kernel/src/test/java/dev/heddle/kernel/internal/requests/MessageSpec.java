package dev.heddle.kernel.internal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.heddle.kernel.internal.protocol.Channel;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.internal.requests.Exchange.Arrived;
import java.util.List;
import java.util.Map;

/// What Jupyter's protocol, version 5.4 and 5.5, demands of every message of a kernel: its channel, its fields, and their
/// types. A field with a question mark may be absent; one that is not named must not be there.
final class MessageSpec {

    private static final String HEADER =
            "msg_id:text session:text username:text date:date msg_type:text version:version subshell_id?:name";
    private static final String ERROR = "ename:text evalue:text traceback:lines";
    private static final String SHOWN = "data:bundle metadata:object transient?:object";

    private static final Map<String, String> PUBLISHED = Map.ofEntries(
            Map.entry("status", "execution_state:state"), Map.entry("stream", "name:stream text:text"),
            Map.entry("execute_input", "code:text execution_count:number"),
            Map.entry("execute_result", "execution_count:number " + SHOWN), Map.entry("error", ERROR),
            Map.entry("display_data", SHOWN), Map.entry("update_display_data", SHOWN),
            Map.entry("clear_output", "wait:flag"),
            Map.entry("debug_event", "seq?:number type:text event:text body?:any"),
            Map.entry("comm_open", "comm_id:text target_name:text target_module?:name data:object"),
            Map.entry("comm_msg", "comm_id:text data:object"), Map.entry("comm_close", "comm_id:text data:object"));

    private static final Map<String, String> REPLIES = Map.ofEntries(
            Map.entry("execute_reply", "status:ok execution_count:number user_expressions:object payload:objects"),
            Map.entry("inspect_reply", "status:ok found:flag data:bundle metadata:object"),
            Map.entry("complete_reply",
                    "status:ok matches:lines cursor_start:number cursor_end:number metadata:object"),
            Map.entry("history_reply", "status:ok history:list"),
            Map.entry("is_complete_reply", "status:completeness indent?:text"),
            Map.entry("comm_info_reply", "status:ok comms:object"),
            Map.entry("kernel_info_reply", "status:ok protocol_version:version implementation:text "
                    + "implementation_version:text language_info:object banner:text debugger:flag help_links:objects "
                    + "supported_features:lines"),
            Map.entry("shutdown_reply", "status:ok restart:flag"), Map.entry("interrupt_reply", "status:ok"),
            Map.entry("create_subshell_reply", "status:ok subshell_id:text"),
            Map.entry("delete_subshell_reply", "status:ok"),
            Map.entry("list_subshell_reply", "status:ok subshell_id:lines"));

    private MessageSpec() {}

    static void check(Arrived arrived) {
        Message message = arrived.message();
        fields(message.type() + " header", message.header(), HEADER);
        if (message.parent().isEmpty()) {
            assertThat(message.content()).as("only the first word has no parent: %s", message)
                    .isEqualTo(FrontEnd.json("{'execution_state': 'starting'}"));
        } else {
            fields(message.type() + " parent", message.parent(), HEADER);
        }
        switch (arrived.channel()) {
            case IOPUB -> content(message, PUBLISHED);
            case STDIN -> content(message, Map.of("input_request", "prompt:text password:flag"));
            case SHELL, CONTROL -> reply(message);
        }
    }

    /// What came of each request: *busy* once, then its reply once if it is one that is answered, then *idle* once.
    static void checkOrder(List<Message> requests, List<Arrived> all) {
        for (Message request : requests) {
            List<String> course = all.stream()
                    .filter(each -> each.message().parent().equals(request.header()))
                    .filter(each -> each.type().equals("status") || each.channel() == Channel.SHELL
                            || each.channel() == Channel.CONTROL)
                    .map(each -> each.type().equals("status")
                            ? each.message().content().get("execution_state").getAsString()
                            : each.type())
                    .toList();
            String name = request.type();
            assertThat(course).as("what came of %s", request)
                    .isEqualTo(name.endsWith("_request")
                            ? List.of("busy", name.replace("_request", "_reply"), "idle")
                            : List.of("busy", "idle"));
        }
    }

    private static void reply(Message message) {
        assertThat(message.type()).endsWith("_reply");
        switch (message.content().get("status").getAsString()) {
            case "error" -> fields(message.type(), message.content(),
                    "status:text " + ERROR + " execution_count?:number");
            case "aborted" -> fields(message.type(), message.content(), "status:text execution_count?:number");
            default -> content(message, REPLIES);
        }
    }

    private static void content(Message message, Map<String, String> specs) {
        String spec = specs.get(message.type());
        assertThat(spec).as("may %s be sent there?", message.type()).isNotNull();
        fields(message.type(), message.content(), spec);
    }

    private static void fields(String where, JsonObject object, String spec) {
        JsonObject rest = object.deepCopy();
        for (String field : List.of(spec.split(" ", -1))) {
            String name = field.substring(0, field.indexOf(':')).replace("?", "");
            JsonElement value = rest.remove(name);
            if (value == null) {
                assertThat(field).as("%s lacks %s: %s", where, name, object).contains("?");
            } else {
                String kind = field.substring(field.indexOf(':') + 1);
                assertThat(isOfKind(value, kind)).as("%s: %s must be of kind %s: %s", where, name, kind, object)
                        .isTrue();
            }
        }
        assertThat(rest.keySet()).as("what %s must not have", where).isEmpty();
    }

    private static boolean isOfKind(JsonElement value, String kind) {
        return switch (kind) {
            case "any" -> true;
            case "text" -> isText(value);
            case "name" -> value.isJsonNull() || isText(value);
            case "number" -> value instanceof JsonPrimitive primitive && primitive.isNumber();
            case "flag" -> value instanceof JsonPrimitive primitive && primitive.isBoolean();
            case "object" -> value.isJsonObject();
            case "list" -> value.isJsonArray();
            case "lines" ->
                value.isJsonArray() && value.getAsJsonArray().asList().stream().allMatch(MessageSpec::isText);
            case "objects" ->
                value.isJsonArray() && value.getAsJsonArray().asList().stream().allMatch(JsonElement::isJsonObject);
            case "bundle" -> value instanceof JsonObject bundle
                    && bundle.keySet().stream().allMatch(type -> type.matches("[\\w.+-]+/[\\w.+-]+"));
            case "date" -> isText(value) && value.getAsString().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{6}Z");
            case "version" -> isText(value) && value.getAsString().matches("5\\.[0-9]+");
            case "ok" -> oneOf(value, "ok");
            case "state" -> oneOf(value, "busy idle starting");
            case "stream" -> oneOf(value, "stdout stderr");
            case "completeness" -> oneOf(value, "complete incomplete invalid unknown");
            default -> throw new IllegalArgumentException("no kind '" + kind + "'");
        };
    }

    private static boolean isText(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString();
    }

    private static boolean oneOf(JsonElement value, String words) {
        return isText(value)
                && List.of(words.split(" ", -1)).contains(value.getAsString());
    }
}
