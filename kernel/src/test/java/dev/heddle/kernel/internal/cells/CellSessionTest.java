package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;

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
        lines.addAll(Outcomes.lines(result, cell));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
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
