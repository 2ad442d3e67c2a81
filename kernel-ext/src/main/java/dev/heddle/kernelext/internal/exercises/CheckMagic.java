package dev.heddle.kernelext.internal.exercises;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.nio.file.Path;

/// `%check`
public final class CheckMagic implements Magic {

    private final Judge judge = new Judge();

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Checks the answer to an exercise, as its file holds it.", "check")
                .with(Parameter.optional(Value.text("EXERCISE"),
                        "Its number or its name; without it, the next that is not solved."))
                .with(Option.flag("Tell it in Chinese.", "--chinese"))
                .withDetails(
                        """
                                The answer is compiled, and checks run on it in a JVM of its own: it may hang or exit, the notebook
                                goes on. The same checks are behind `%%exercise`, `./heddle check` and an IDE.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        CourseFolder folder = CourseFolder.above(Path.of(""));
        judge.check(folder, folder.find(given.one("EXERCISE")), given, kernel);
    }
}
