package chapter10.sharedgrid;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// A table of numbers that several JVMs share through a file.
final class SharedGrid implements AutoCloseable {

    private final int rows;
    private final int cols;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment cells; // row after row

    SharedGrid(Path p, int rows, int cols) throws IOException {
        this.rows = rows;
        this.cols = cols;
        try (var channel = FileChannel.open(p, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            cells = channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) Integer.BYTES * rows * cols, arena);
        }
    }

    int get(int row, int column) {
        return cells.getAtIndex(ValueLayout.JAVA_INT, index(row, column));
    }

    void set(int row, int column, int value) {
        cells.setAtIndex(ValueLayout.JAVA_INT, index(row, column), value);
    }

    private long index(int row, int column) {
        return (long) Objects.checkIndex(row, rows) * cols + Objects.checkIndex(column, cols);
    }

    long sum() {
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < cols; column++) {
                sum += get(row, column);
            }
        }
        return sum;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
