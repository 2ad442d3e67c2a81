package dev.heddle.bench;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was found, for a person and for a program.
record Report(String suite, String machine, int rounds, List<Row> rows) {

    Report {
        rows = List.copyOf(rows);
    }

    /// Whether something of ours was to be measured and was not.
    boolean oursIncomplete() {
        return rows.stream().anyMatch(Row::ourFailure);
    }

    void writeJson(Writer to) throws IOException {
        JsonReport.write(this, to);
    }

    String table() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("", "ours (min–max)", "peer (min–max)", "", "ratio", "target", "met"));
        for (Row row : rows) {
            Measure measure = row.measure();
            cells.add(List.of(measure.name() + ", " + measure.unit(), text(measure, row.ours()),
                    text(measure, row.peer()), row.peerName(), row.ratio() == null ? "–" : Numbers.text(row.ratio()),
                    measure.target().text(measure.unit()), met(row)));
        }
        return suite + ", " + rounds + " rounds on " + machine + "\n\n" + Columns.align(cells) + "\n" + notes()
                + footer() + "\n";
    }

    private static String met(Row row) {
        return row.met() == null ? "–" : row.met() ? "yes" : "no";
    }

    /// What was not measured, each reason once.
    private String notes() {
        return rows.stream()
                .flatMap(row -> row.notes().stream())
                .distinct()
                .map(note -> note + "\n")
                .collect(Collectors.joining());
    }

    private static String text(Measure measure, @Nullable Series series) {
        return series == null
                ? "–"
                : Numbers.text(measure.of(series)) + " (" + Numbers.text(series.min()) + "–"
                        + Numbers.text(series.max()) + ")";
    }

    private String footer() {
        long asked = rows.stream().filter(row -> row.met() != null).count();
        long met = rows.stream().filter(row -> Boolean.TRUE.equals(row.met())).count();
        return "A ratio above 1: ours is better. Targets met: " + met + " of " + asked + ".";
    }
}
