package dev.heddle.kernelext.internal.exercises;

import dev.heddle.grader.Exercise;
import dev.heddle.grader.Standing;
import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `%progress`
public final class ProgressMagic implements Magic {

    @Override
    public Usage usage() {
        return Usage.of(Form.LINE, "Shows all exercises, and which of them are solved.", "progress");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        CourseFolder folder = CourseFolder.above(Path.of(""));
        List<Exercise> exercises = folder.course().exercises();
        Map<String, Standing> standings = folder.journal().read();
        StringBuilder text = new StringBuilder();
        for (Exercise each : exercises) {
            Standing standing = standings.get(each.number());
            boolean solved = standing != null && standing.isSolved();
            text.append(String.format("%s %-5s %-18s %-5s%s%n", solved ? "✓" : standing == null ? " " : "…",
                    each.number(), each.title(), "★".repeat(each.stars()), standing == null
                            ? ""
                            : "  checks: " + standing.checks() + ", hints: " + standing.hints()));
        }
        kernel.display(Map.of("text/plain", text.toString().stripTrailing(), "text/html",
                new ProgressPicture(exercises, standings).html()));
    }
}
