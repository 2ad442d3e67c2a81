package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.Interrupted;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import dev.heddle.kernel.internal.cells.CellResult.Threw;
import dev.heddle.kernel.internal.cells.CellResult.UsesUndeclared;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.worker.Report.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A long notebook, compared whole with `session.txt`: what of Java cells take, and what each comes to.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CellSessionTest {

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @Test
    void session_goes_as_it_is_written_down() throws IOException {
        String written = written();
        StringBuilder played = new StringBuilder(written.substring(0, written.indexOf("\n\n") + 2));

        try (CellEngine engine = CellEngine.start(output -> printed.add(output.text()))) {
            List<String> cells = cells(written);
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                CellResult result = engine.run("cell-" + i, "Cell[" + (i + 1) + "]", cell);
                played.append(cell.lines()
                        .map(line -> line.isEmpty() ? "|\n" : "| " + line + "\n")
                        .collect(Collectors.joining()))
                        .append(cell.isEmpty() ? "|\n" : "")
                        .append(outcome(result, cell))
                        .append('\n');
            }
        }

        assertThat(played.toString()).isEqualTo(written);
    }

    private String outcome(CellResult result, String cell) {
        List<String> lines = new ArrayList<>(String.join("", printed).lines().toList());
        printed.clear();
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
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
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

    private static List<String> cells(String session) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inside = false;
        for (String line : session.lines().toList()) {
            if (line.startsWith("|")) {
                cell.append(inside ? "\n" : "").append(line.length() > 2 ? line.substring(2) : "");
                inside = true;
            } else if (inside) {
                cells.add(cell.toString());
                cell.setLength(0);
                inside = false;
            }
        }
        return cells;
    }

    private static String written() throws IOException {
        try (InputStream file = CellSessionTest.class.getResourceAsStream("session.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
