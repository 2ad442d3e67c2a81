package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.internal.cells.CellCompiler.Compiled;
import dev.heddle.kernel.internal.cells.CellCompiler.Failed;
import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cells with mistakes, compared whole with `mistakes.txt`: where each mistake is, what the compiler says, and what to do.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MistakesTest {

    private static final String SEPARATOR = "----\n";
    private static final String HINT = "  → ";

    // JavaTableTest has a cell for it, which is too long to be written down.
    private static final String LONG_CELLS =
            "A method of Java holds 64 KB of code. Cut it into several, or read long lists from a file.";

    @Test
    void mistakes_are_told_as_it_is_written_down() throws IOException {
        String written = written();
        StringBuilder told = new StringBuilder();

        try (CellCompiler compiler = new CellCompiler(TaskPool.open(), WorkerJvm.classPath())) {
            int number = 0;
            for (String each : written.split(SEPARATOR, -1)) {
                String cell = each.substring(0, each.indexOf("\n==\n"));
                told.append(number == 0 ? "" : SEPARATOR).append(cell).append("\n==\n");
                told.append(switch (compiler.compile("Cell[" + ++number + "]", cell)) {
                    case Compiled(var _, var _, var _, var notes) -> "no mistake " + notes + "\n";
                    case Failed(DoesNotCompile(var problems)) ->
                        String.join("", problems.stream().map(problem -> told(problem, cell)).toList());
                    case Failed(var other) -> other + "\n";
                });
            }
        }

        assertThat(told.toString()).isEqualTo(written);
    }

    /// A row of the table whose advice no cell is given may be one that never fits.
    @Test
    void every_row_of_the_table_of_hints_is_given_to_a_cell() throws IOException {
        List<String> given = written().lines().filter(line -> line.startsWith(HINT)).toList();

        List<String> advice = Stream.of(read("/dev/heddle/kernel/internal/hints/hints.txt").split("\n\\s*\n", -1))
                .map(row -> row.lines().filter(line -> !line.startsWith("#")).reduce("", (_, last) -> last))
                .filter(last -> !last.isEmpty() && !LONG_CELLS.contains(last))
                .toList();

        assertThat(advice).hasSizeGreaterThan(100).allSatisfy(row -> {
            Pattern words = Pattern.compile(Stream.of(row.split("\\{[a-z]+}", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".+", Pattern.quote(HINT), "")));
            assertThat(given).anySatisfy(line -> assertThat(line).matches(words));
        });
    }

    private static String told(Problem problem, String cell) {
        long line = 1 + cell.substring(0, problem.start()).chars().filter(c -> c == '\n').count();
        return "line " + line + " at <" + cell.substring(problem.start(), problem.end()).replace("\n", "\\n") + ">: "
                + problem.reason().replaceAll("\n\\s*", " / ") + "\n"
                + (problem.hint() == null ? "" : HINT + problem.hint() + "\n");
    }

    private static String written() throws IOException {
        return read("mistakes.txt");
    }

    private static String read(String name) throws IOException {
        try (InputStream file = MistakesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
