package chapter10.sharedgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.processes.Child;
import dev.heddle.processes.Task;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedGridHiddenTest {

    @TempDir
    Path folder;

    @Test
    @Tries(value = "each cell of a wide and of a high table is a cell of its own", zh = "宽表格和高表格的每个单元格都是独立的")
    void no_cell_is_another_one() throws IOException {
        assertCells(3, 5);
        assertCells(5, 3);
        assertCells(1, 4);
        assertCells(4, 1);
    }

    @Test
    @Tries(value = "a column that is not there", zh = "不存在的列")
    void columns_have_bounds() throws IOException {
        try (var grid = new SharedGrid(folder.resolve("grid"), 3, 4)) {
            for (int column : new int[]{-1, 4, 5, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                assertOutside(grid, 1, column);
            }
            assertEquals(0, grid.sum(), "sum() after that");
        }
    }

    @Test
    @Tries(value = "a row that is not there", zh = "不存在的行")
    void rows_have_bounds() throws IOException {
        try (var grid = new SharedGrid(folder.resolve("grid"), 3, 4)) {
            for (int row : new int[]{-1, 3, 4, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                assertOutside(grid, row, 1);
            }
            assertEquals(0, grid.sum(), "sum() after that");
        }
    }

    @Test
    @Tries(value = "a sum that is too large for an int", zh = "超出 int 范围的总和")
    void sum_is_a_long() throws IOException {
        try (var grid = new SharedGrid(folder.resolve("grid"), 2, 2)) {
            for (int i = 0; i < 3; i++) {
                grid.set(i / 2, i % 2, Integer.MAX_VALUE);
            }
            grid.set(1, 1, -1);

            assertEquals(3L * Integer.MAX_VALUE - 1, grid.sum(), "sum() = 3 × MAX_VALUE - 1");
        }
    }

    @Test
    @Tries(value = "the file is closed and opened again", zh = "文件关闭后再打开")
    void cells_stay_in_the_file() throws IOException {
        Path file = folder.resolve("grid");
        try (var grid = new SharedGrid(file, 2, 3)) {
            grid.set(1, 1, 11);
        }

        try (var again = new SharedGrid(file, 2, 3)) {
            assertEquals(11, again.get(1, 1), "get(1, 1) after close() and new SharedGrid(file, 2, 3)");
        }
    }

    @Test
    @Tries(value = "two objects on one file are one table", zh = "同一个文件上的两个对象是同一张表格")
    void objects_share_the_file() throws IOException {
        Path file = folder.resolve("grid");
        try (var a = new SharedGrid(file, 2, 3); var b = new SharedGrid(file, 2, 3)) {
            a.set(1, 2, 12);

            assertEquals(12, b.get(1, 2), "b.get(1, 2) after a.set(1, 2, 12)");
            assertEquals(12, b.sum(), "b.sum()");
        }
    }

    @Test
    @Tries(value = "another JVM sees a cell, and sets another one", zh = "另一个 JVM 看到一个单元格,并写另一个")
    void other_jvm_sees_it() throws Exception {
        Path file = folder.resolve("grid");
        try (var grid = new SharedGrid(file, 3, 2)) {
            grid.set(0, 1, 7);

            try (Child<Integer> child = Child.of().maxHeap("64m").start(new Doubling(file.toString()))) {
                int seen = child.get();

                assertEquals(7, seen, "get(0, 1) in another JVM, after set(0, 1, 7) here");
                assertEquals(14, grid.get(2, 0), "get(2, 0) here, after set(2, 0, 14) in another JVM");
            }
        }
    }

    private void assertCells(int rows, int cols) throws IOException {
        String what = "new SharedGrid(file, " + rows + ", " + cols + ")";
        try (var grid = new SharedGrid(folder.resolve(rows + "x" + cols), rows, cols)) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < cols; column++) {
                    set(grid, what, row, column);
                }
            }
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < cols; column++) {
                    assertEquals(value(row, column), grid.get(row, column),
                            what + ", each cell set: get(" + row + ", " + column + ")");
                }
            }
        }
    }

    private static void set(SharedGrid grid, String what, int row, int column) {
        try {
            grid.set(row, column, value(row, column));
        } catch (RuntimeException e) {
            throw new AssertionError(what + ": set(" + row + ", " + column + ", …) throws " + e, e);
        }
    }

    private static int value(int row, int column) {
        return 100 * (row + 1) + column;
    }

    private static void assertOutside(SharedGrid grid, int row, int column) {
        String cell = "(" + row + ", " + column + ")";
        assertThrows(IndexOutOfBoundsException.class, () -> grid.get(row, column), "3 × 4: get" + cell);
        assertThrows(IndexOutOfBoundsException.class, () -> grid.set(row, column, 1), "3 × 4: set" + cell);
    }

    /// In a JVM of its own: reads a cell, and writes twice as much into another.
    private record Doubling(String file) implements Task<Integer> {

        @Override
        public Integer call() throws IOException {
            try (var grid = new SharedGrid(Path.of(file), 3, 2)) {
                int seen = grid.get(0, 1);
                grid.set(2, 0, 2 * seen);
                return seen;
            }
        }
    }
}
