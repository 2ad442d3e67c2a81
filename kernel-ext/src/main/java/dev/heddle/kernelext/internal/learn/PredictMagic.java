package dev.heddle.kernelext.internal.learn;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import dev.heddle.kernel.magic.Value;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `%%predict` and `%predict`
public final class PredictMagic implements Magic {

    private static final String REFUSED = "java.io.IOException";

    private final Score score = new Score();

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE_OR_CELL, "Asks what a cell will do, runs it, and says whether the answer was right.",
                "predict")
                .withJavaBody()
                .with(Option.of(Value.text("CHOICES"), "Answers to choose from, with a bar between them: `\"1|2|3\"`.",
                        "--choices"))
                .with(Option.of(Value.text("ANSWER"), "The right answer; without it, the run says.", "--answer"))
                .with(Option.of(Value.text("EXPRESSION"),
                        "Java that says after the run what is right; or a condition on `answer`, which is a text.",
                        "--key"))
                .with(Option.flag("Show how many predictions were right.", "--score"))
                .with(Option.flag("Forget how many predictions were right.", "--clear"))
                .with(Parameter.optional(Value.text("QUESTION"), "The question, in quotes."))
                .withDetails(
                        """
                                The right answer is what `--answer` says. Without it, it is what the cell comes to: its value, else
                                what it prints, or the name of the exception that ends it. Give `--answer` where the run can come
                                to more than one thing, or `--key` where it can be computed: `--key total`, or
                                `--key "Integer.parseInt(answer) >= 10"`. A choice can be answered by its number.

                                Where nobody can be asked, as when a notebook is run by a program, the cell runs and no answer is
                                counted. The score is kept on this machine, in a file that nobody sends anywhere:
                                `%predict --score` shows it.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        Code body = given.body();
        if (body == null) {
            keeper(given, kernel);
            return;
        }
        if (body.text().isBlank()) {
            throw MagicException.usage("There is nothing to run.", "Write below %%predict what is to be predicted.");
        }
        String choices = given.value("--choices");
        String asked = given.one("QUESTION");
        List<String> answers = choices == null
                ? List.of()
                : Arrays.stream(choices.split("\\|", -1)).map(String::strip).filter(each -> !each.isEmpty()).toList();
        Question question = new Question(asked == null ? "What comes of this cell?" : asked, answers);
        String key = given.value("--answer");
        if (key != null && !answers.isEmpty() && answers.stream().noneMatch(each -> Question.same(each, key))) {
            throw MagicException.usage("The right answer '" + key + "' is none of the choices.",
                    "Let --answer be one of: " + String.join(", ", answers) + ".");
        }
        Ran reply = kernel.use(new Use("ask", question.prompt()));
        if (reply.error() != null && !reply.error().equals(REFUSED)) {
            kernel.show(reply);
            return;
        }
        Ran ran = kernel.use(new Use("listen", List.of(), List.of(body), Scope.NOTEBOOK));
        kernel.show(ran);
        if (ran.error() == null || !ran.error().equals("CompileError")) {
            String line = reply.error() == null ? reply.told().strip() : "";
            judge(kernel, question.meant(line), Key.of(ran, key, given.value("--key"), kernel));
        }
    }

    private void judge(Kernel kernel, String answer, Key key) throws IOException, MagicException {
        String right = key.right();
        if (answer.isEmpty()) {
            kernel.print("No answer was given." + (right == null ? "" : " It is: " + right) + "\n");
            return;
        }
        boolean fits = key.fits(answer);
        Score.Count count = score.add(kernel.folder(), fits);
        kernel.print(fits
                ? "Right: " + (right == null ? answer : right) + "\n"
                : "Not so. Your answer: " + answer + "." + (right == null ? "" : " It is: " + right) + "\n");
        kernel.print(said(count));
    }

    private static String said(Score.Count count) {
        return count.right() + " of " + count.made() + (count.made() == 1 ? " prediction" : " predictions")
                + " right so far.\n";
    }

    private void keeper(Arguments given, Kernel kernel) throws IOException, MagicException {
        @Nullable
        String question = given.one("QUESTION");
        if (question != null || (!given.has("--score") && !given.has("--clear"))) {
            throw MagicException.usage("%predict without a cell only keeps the score.",
                    "To ask, write %%predict on top of a cell. To see the score: %predict --score.");
        }
        if (given.has("--clear")) {
            score.clear(kernel.folder());
        }
        Score.Count count = score.read(kernel.folder());
        kernel.print(count.made() == 0 ? "No prediction was made so far.\n" : said(count));
    }
}
