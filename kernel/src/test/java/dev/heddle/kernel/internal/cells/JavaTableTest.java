package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.internal.cells.CellCompiler.Compilation;
import dev.heddle.kernel.internal.cells.CellCompiler.Compiled;
import dev.heddle.kernel.internal.cells.CellCompiler.Failed;
import dev.heddle.kernel.internal.cells.CellResult.DoesNotCompile;
import dev.heddle.kernel.internal.cells.CellResult.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// All of Java in cells, compared whole with `java.txt`: each construct, what it prints, and its value.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class JavaTableTest {

    private static final String SEPARATOR = "----\n";

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @Test
    void java_means_in_cells_what_is_written_down() throws IOException {
        String written = written();
        StringBuilder played = new StringBuilder();

        try (CellEngine engine = CellEngine.start(output -> printed.add(output.text()))) {
            int number = 0;
            for (String each : written.split(SEPARATOR, -1)) {
                String cell = each.substring(0, each.indexOf("\n==\n"));
                CellResult result = engine.run("cell", "Cell[" + ++number + "]", cell);
                played.append(number == 1 ? "" : SEPARATOR).append(cell).append("\n==\n");
                List<String> lines = new ArrayList<>(String.join("", printed).lines().toList());
                printed.clear();
                lines.addAll(Outcomes.lines(result, cell));
                lines.forEach(line -> played.append(line.stripTrailing()).append('\n'));
            }
        }

        assertThat(played.toString()).isEqualTo(written);
    }

    @Test
    void long_cells_are_read_to_their_end() {
        String declarations = range(400, "int v%d = %d;\n");

        try (CellCompiler compiler = new CellCompiler(TaskPool.open(), WorkerJvm.classPath())) {
            assertThat(compiler.compile("Cell[1]", declarations + "v399"))
                    .isInstanceOfSatisfying(Compiled.class, cell -> assertThat(cell.value()).isNotNull());
            assertThat(problems(compiler.compile("Cell[2]", declarations.replace("= ", "= \"\" + ")))).hasSize(400);
        }
    }

    @Test
    void deep_code_compiles_and_too_deep_code_is_told() {
        try (CellCompiler compiler = new CellCompiler(TaskPool.open(), WorkerJvm.classPath())) {
            assertThat(compiler.compile("Cell[1]", "1" + " + 1".repeat(4000))).isInstanceOf(Compiled.class);
            assertThat(problems(compiler.compile("Cell[2]", "1" + " + 1".repeat(100_000))))
                    .extracting(Problem::reason)
                    .containsExactly("this is nested too deeply for the compiler");
            assertThat(compiler.compile("Cell[3]", "1")).isInstanceOf(Compiled.class);
        }
    }

    @Test
    void too_long_code_is_told_with_a_hint() {
        String table = "int[] table = {" + range(9000, "%d,") + "};";

        try (CellCompiler compiler = new CellCompiler(TaskPool.open(), WorkerJvm.classPath())) {
            assertThat(problems(compiler.compile("Cell[1]", table))).containsExactly(new Problem(0, table.length(),
                    "code too large",
                    "A method of Java holds 64 KB of code. Cut it into several, or read long lists from a file."));
        }
    }

    private static List<Problem> problems(Compilation outcome) {
        return ((DoesNotCompile) ((Failed) outcome).why()).problems();
    }

    private static String range(int count, String line) {
        return IntStream.range(0, count).mapToObj(i -> line.formatted(i, i)).collect(Collectors.joining());
    }

    private static String written() throws IOException {
        try (InputStream file = JavaTableTest.class.getResourceAsStream("java.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
