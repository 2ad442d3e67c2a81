package chapter10.sharedgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedGridTest {

    @Test
    @Tries(value = "some cells of a table of 2 × 3", zh = "2 × 3 表格中的几个单元格")
    void some_cells(@TempDir Path folder) throws IOException {
        try (var grid = new SharedGrid(folder.resolve("grid"), 2, 3)) {
            grid.set(1, 2, 40);
            grid.set(0, 0, 2);

            assertEquals(40, grid.get(1, 2), "set(1, 2, 40), get(1, 2)");
            assertEquals(2, grid.get(0, 0), "set(0, 0, 2), get(0, 0)");
            assertEquals(0, grid.get(0, 1), "get(0, 1), never set");
            assertEquals(42, grid.sum(), "sum()");
        }
    }
}
