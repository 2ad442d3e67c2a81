package dev.heddle.kernelext.internal.exercises;

import dev.heddle.grader.Exercise;
import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `%hint`
public final class HintMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Gives a hint to an exercise; each time one more.", "hint")
                .with(Parameter.optional(Value.text("EXERCISE"),
                        "Its number or its name; without it, the next that is not solved."));
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        CourseFolder folder = CourseFolder.above(Path.of(""));
        Exercise exercise = folder.find(given.one("EXERCISE"));
        int all = exercise.hints().size();
        List<String> hints = folder.journal().nextHints(exercise);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < hints.size(); i++) {
            text.append("**Hint ")
                    .append(i + 1)
                    .append(" of ")
                    .append(all)
                    .append("** ")
                    .append(hints.get(i))
                    .append("\n\n");
        }
        kernel.display(Map.of("text/markdown", text.toString(), "text/plain", text.toString().replace("**", "")));
    }
}
