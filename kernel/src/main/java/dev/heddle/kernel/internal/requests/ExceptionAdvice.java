package dev.heddle.kernel.internal.requests;

import dev.heddle.worker.Report.Failure;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What to do about exceptions that mean something else in a notebook than in a program.
final class ExceptionAdvice {

    /// @param className of the exception
    /// @param message   what its message must contain
    /// @param advice    what to do
    private record Row(String className, Pattern message, String advice) {}

    private static final List<Row> ROWS = List.of(
            new Row("java.lang.NullPointerException",
                    Pattern.compile("the return value of \"java\\.lang\\.System\\.console\\(\\)\" is null"),
                    "A notebook has no console. `IO.readln(\"Name: \")` asks for a line, and `Input.password(\"Password: \")`"
                            + " for a password, after `import dev.heddle.worker.display.Input;`."),
            new Row("java.awt.HeadlessException", Pattern.compile(""),
                    "The JVM of the cells opens no windows. `display(image)` shows a picture below the cell."));

    private ExceptionAdvice() {}

    /// Null if the exception says it all.
    static @Nullable String of(Failure failure) {
        String message = failure.message() == null ? "" : failure.message();
        return ROWS.stream()
                .filter(each -> each.className.equals(failure.className()) && each.message.matcher(message).find())
                .map(Row::advice)
                .findFirst()
                .orElse(null);
    }
}
