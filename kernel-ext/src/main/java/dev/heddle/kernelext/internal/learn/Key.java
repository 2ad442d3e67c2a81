package dev.heddle.kernelext.internal.learn;

import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Use;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says which answer is right, once the cell has run.
final class Key {

    private static final Pattern ANSWER = Pattern.compile("\\banswer\\b");

    private final Kernel kernel;
    private final @Nullable String condition; // on `answer`
    private final @Nullable String right; // there is none if there is a condition

    private Key(Kernel kernel, @Nullable String condition, @Nullable String right) {
        this.kernel = kernel;
        this.condition = condition;
        this.right = right;
    }

    /// @param ran        what the cell has come to, which is the key if nothing else is
    /// @param text       the right answer, if the author knows it
    /// @param expression what computes it, or is true if `answer` is right
    static Key of(Ran ran, @Nullable String text, @Nullable String expression, Kernel kernel) throws MagicException {
        if (expression == null) {
            return new Key(kernel, null, text == null ? outcome(ran) : text);
        }
        return ANSWER.matcher(expression).find()
                ? new Key(kernel, expression, null)
                : new Key(kernel, null, computed(kernel, expression));
    }

    /// The right answer; null if any will do that fulfils a condition.
    @Nullable
    String right() {
        return right == null ? null : right.strip();
    }

    /// Whether an answer is right. One that the condition cannot even be asked of, such as a word for a number, is not.
    boolean fits(String answer) throws MagicException {
        if (right != null) {
            return Question.same(answer, right);
        }
        Ran ran = run(kernel, "String answer = " + literal(answer) + "; " + condition);
        if (ran.error() != null && ran.error().equals("CompileError")) {
            throw unusable(ran);
        }
        return ran.error() == null && "true".equals(ran.text());
    }

    private static String outcome(Ran ran) {
        String error = ran.error();
        if (error != null) {
            return error.substring(error.lastIndexOf('.') + 1);
        }
        String value = ran.text();
        return value != null ? value : ran.told();
    }

    private static String computed(Kernel kernel, String expression) throws MagicException {
        Ran ran = run(kernel, expression);
        if (ran.error() != null || ran.text() == null) {
            throw unusable(ran);
        }
        return ran.text();
    }

    private static Ran run(Kernel kernel, String code) {
        return kernel.use(new Use("listen", List.of(), List.of(new Code(code, 1)), Scope.OWN));
    }

    private static MagicException unusable(Ran ran) {
        return MagicException.usage(
                "--key does not say what is right: " + (ran.reason() == null ? "it has no value" : ran.reason()),
                "Write an expression, such as total, or a condition on answer, such as \"answer.length() == 3\".");
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
