package chapter10.sharedgrid;

import java.io.IOException;
import java.nio.file.Path;

/// A table of numbers that several JVMs share through a file.
final class SharedGrid implements AutoCloseable {

    SharedGrid(Path p, int rows, int cols) throws IOException {
        // TODO: map the file into memory
    }

    int get(int row, int column) {
        return 0; // TODO: read a cell
    }

    void set(int row, int column, int value) {
        // TODO: write a cell
    }

    long sum() {
        return 0; // TODO: add all cells
    }

    @Override
    public void close() {
        // TODO: give the memory back
    }
}
