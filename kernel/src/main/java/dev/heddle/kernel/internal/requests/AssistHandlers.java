package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.assist.Assistant;
import dev.heddle.kernel.internal.assist.Assistant.Completion;
import dev.heddle.kernel.internal.assist.Brackets;
import dev.heddle.kernel.internal.cells.CodeReader;
import dev.heddle.kernel.internal.protocol.Message;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a front end asks while somebody writes a cell. One at a time is answered, but never by the thread
/// that runs cells.
final class AssistHandlers {

    private static final String INDENT = "    ";

    private final Cells cells;
    private @Nullable Assistant assistant; // guarded by this

    AssistHandlers(Cells cells) {
        this.cells = cells;
    }

    Map<String, Handler> byType() {
        return Map.of("complete_request", this::complete, "inspect_request", this::inspect, "is_complete_request",
                this::isComplete);
    }

    /// Answers something that nobody has asked: the first answer takes half a second, others a hundredth of that.
    synchronized void warmUp() throws IOException {
        assistant().warmUp(cells.notebook());
    }

    private synchronized JsonObject complete(Message request) throws IOException {
        String code = Fields.text(request, "code");
        Completion completion = assistant().complete(cells.notebook(), code, cursor(request, code));
        int end = code.offsetByCodePoints(0, completion.end());
        return AssistReply.of(completion, code.startsWith("(", end));
    }

    private synchronized JsonObject inspect(Message request) throws IOException {
        String code = Fields.text(request, "code");
        return AssistReply.of(assistant().inspect(cells.notebook(), code, cursor(request, code)),
                Fields.number(request, "detail_level", 0) > 0);
    }

    /// What is known of a name.
    ///
    /// @param all false if the beginning of each comment is enough
    synchronized JsonObject explain(String name, boolean all) throws IOException {
        return AssistReply.of(assistant().inspect(cells.notebook(), name, name.codePointCount(0, name.length())), all);
    }

    private static int cursor(Message request, String code) {
        return Fields.number(request, "cursor_pos", code.codePointCount(0, code.length()));
    }

    private synchronized JsonObject isComplete(Message request) {
        String code = Fields.text(request, "code");
        Brackets brackets = Brackets.after(code);
        CodeReader.State state = code.isBlank() ? CodeReader.State.COMPLETE : assistant().state(code);
        JsonObject content = new JsonObject();
        content.addProperty("status", switch (state) {
            case COMPLETE -> "complete";
            case INCOMPLETE -> "incomplete";
            case INVALID -> "invalid";
        });
        if (state == CodeReader.State.INCOMPLETE) {
            content.addProperty("indent", brackets.inCode() ? INDENT.repeat(brackets.open().length()) : "");
        }
        return content;
    }

    private synchronized Assistant assistant() {
        if (assistant == null) {
            assistant = new Assistant();
        }
        return assistant;
    }
}
