package dev.heddle.kernel.internal.requests;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A cell that is a name with a question mark behind it, as in other kernels: it is not run but explained. A front end
/// shows that as a page beside the notebook or as the cell's output. Two question marks tell all there is.
final class HelpCell {

    private static final Pattern QUESTION = Pattern.compile("\\s*([\\p{L}_$][\\p{L}\\p{N}_$.]*)\\s*(\\?{1,2})\\s*");

    private final AssistHandlers assistance;

    HelpCell(AssistHandlers assistance) {
        this.assistance = assistance;
    }

    /// What to show for a cell.
    ///
    /// @return the payload of the reply; null if the cell is no such question
    @Nullable
    JsonObject page(String code) throws IOException {
        Matcher question = QUESTION.matcher(code);
        if (!question.matches()) {
            return null;
        }
        JsonObject data = assistance.explain(question.group(1), question.group(2).length() == 2)
                .getAsJsonObject("data");
        if (data.isEmpty()) {
            data.addProperty("text/plain", "Nothing is known of '" + question.group(1) + "'.");
        }
        JsonObject page = new JsonObject();
        page.addProperty("source", "page");
        page.add("data", data);
        page.addProperty("start", 0);
        return page;
    }
}
