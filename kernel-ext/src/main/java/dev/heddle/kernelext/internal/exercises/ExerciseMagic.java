package dev.heddle.kernelext.internal.exercises;

import dev.heddle.grader.Exercise;
import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// `%exercise` and `%%exercise`
public final class ExerciseMagic implements Magic {

    private final Answers answers = new Answers();
    private final Judge judge = new Judge();

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE_OR_CELL, "Shows an exercise, or saves and checks the answer that the cell holds.",
                "exercise")
                .withJavaBody()
                .with(Parameter.optional(Value.text("EXERCISE"),
                        "Its number or its name; without it, the next that is not solved."))
                .with(Option.flag("Only save the answer.", "--no-check"))
                .with(Option.flag("Save it although the file was changed elsewhere.", "--overwrite"))
                .with(Option.flag("Tell it in Chinese.", "--chinese"))
                .withDetails(
                        """
                                `%exercise 4.1` shows the task, and puts a cell with the learner's file below. Such a cell begins
                                with `%%exercise 4.1`: running it saves its code in that file, and checks it, as `./heddle check 4.1`
                                does. So a cell and an editor work on the same file. Code that a cell takes the place of is never
                                lost: it is kept in the folder `exercises/earlier`.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        CourseFolder folder = CourseFolder.above(Path.of(""));
        Exercise exercise = folder.find(given.one("EXERCISE"));
        if (given.body() == null) {
            show(exercise, kernel);
            return;
        }
        if (given.body().text().isBlank()) {
            throw MagicException.usage("The cell is empty.",
                    "%exercise " + exercise.number() + " gives the file anew.");
        }
        String kept = answers.save(folder, exercise, given.body().text(), given.has("--overwrite"));
        if (!kept.isEmpty()) {
            kernel.print(kept);
        }
        if (!given.has("--no-check")) {
            judge.check(folder, exercise, given, kernel);
        }
    }

    private void show(Exercise exercise, Kernel kernel) throws IOException {
        String task = Files.readString(exercise.folder().resolve("README.md"));
        kernel.display(Map.of("text/markdown", task, "text/plain", task));
        kernel.offer("%%exercise " + exercise.number() + "\n" + answers.read(exercise), /* replace= */ false);
    }
}
