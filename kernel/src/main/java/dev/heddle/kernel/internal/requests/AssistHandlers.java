package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import dev.heddle.kernel.internal.assist.Assistant;
import dev.heddle.kernel.internal.assist.Assistant.Completion;
import dev.heddle.kernel.internal.assist.Brackets;
import dev.heddle.kernel.internal.cells.CodeReader;
import dev.heddle.kernel.internal.magics.MagicAssist;
import dev.heddle.kernel.internal.magics.Script;
import dev.heddle.kernel.internal.protocol.Message;
import dev.heddle.kernel.magic.Usage;
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
        String written = Fields.text(request, "code");
        String code = written;
        if (!Script.isPlain(written)) {
            MagicAssist magics = new MagicAssist(cells.magics());
            int cursor = chars(written, cursor(request, written));
            MagicAssist.Completion magic = magics.complete(written, cursor);
            if (magic != null) {
                return MagicReply.of(magic, written, cursor);
            }
            code = magics.java(written);
        }
        Completion completion = assistant().complete(cells.notebook(), code, cursor(request, written));
        int end = code.offsetByCodePoints(0, completion.end());
        return AssistReply.of(completion, code.startsWith("(", end));
    }

    private synchronized JsonObject inspect(Message request) throws IOException {
        String written = Fields.text(request, "code");
        String code = written;
        if (!Script.isPlain(written)) {
            MagicAssist magics = new MagicAssist(cells.magics());
            Usage magic = magics.inspect(written, chars(written, cursor(request, written)));
            if (magic != null) {
                return MagicReply.of(magic);
            }
            code = magics.java(written);
        }
        return AssistReply.of(assistant().inspect(cells.notebook(), code, cursor(request, written)),
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

    private static int chars(String code, int codePoints) {
        int all = code.codePointCount(0, code.length());
        return code.offsetByCodePoints(0, Math.clamp(codePoints, 0, all));
    }

    private synchronized JsonObject isComplete(Message request) {
        String code = Fields.text(request, "code");
        if (!Script.isPlain(code)) {
            MagicAssist magics = new MagicAssist(cells.magics());
            Boolean complete = magics.isComplete(code);
            if (complete != null) {
                JsonObject content = new JsonObject();
                content.addProperty("status", complete ? "complete" : "incomplete");
                if (!complete) {
                    content.addProperty("indent", "");
                }
                return content;
            }
            code = magics.java(code);
        }
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
