package dev.heddle.kernel.internal.cells;

import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.internal.cells.CellResult.UsesUndeclared;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.worker.Report.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What cells have come to, as the files of expected sessions write it down.
final class Outcomes {

    private Outcomes() {}

    static List<String> lines(CellResult result, String cell) {
        List<String> lines = new ArrayList<>();
        switch (result) {
            case Finished(var value, var notes) -> {
                notes.forEach(note -> lines.add("note: " + note));
                if (value != null) {
                    lines.add("= " + value.plainText());
                }
            }
            case DoesNotCompile(var problems) -> problems.forEach(each -> lines.add("! " + place(each, cell)));
            case Threw(var failure) -> lines.add("! " + told(failure));
            case UsesUndeclared(var user, var missing) -> lines.add("! " + user + " misses " + missing);
            case Interrupted(var trace, var _) -> lines.add("! interrupted at " + trace);
            case CellResult.MagicFailed(var _, var reason, var _) -> lines.add("! " + reason);
            case CellResult.Reported(var name, var value, var _) -> lines.add("! " + name + ": " + value);
            case WorkerEnded(var how, var _) -> lines.add("! " + how);
        }
        return lines;
    }

    private static String place(Problem problem, String cell) {
        long line = 1 + cell.substring(0, problem.start()).chars().filter(c -> c == '\n').count();
        return "line " + line + " at '" + cell.substring(problem.start(), problem.end()) + "': "
                + problem.reason().replace("\n", " /");
    }

    private static String told(Failure failure) {
        return failure.className() + ": " + failure.message() + failure.trace()
                .stream()
                .filter(frame -> Objects.requireNonNullElse(frame.getFileName(), "").startsWith("Cell["))
                .map(frame -> " / " + frame.getMethodName() + " " + frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining());
    }
}
