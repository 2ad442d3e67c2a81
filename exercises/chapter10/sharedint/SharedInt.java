package chapter10.sharedint;

import java.io.IOException;
import java.nio.file.Path;

/// A number that several JVMs share through a file.
final class SharedInt implements AutoCloseable {

    SharedInt(Path p) throws IOException {
        // TODO: map the file into memory
    }

    int get() {
        return 0; // TODO: read it
    }

    void set(int v) {
        // TODO: write it
    }

    int addAndGet(int n) {
        return 0; // TODO: add n, as one step
    }

    @Override
    public void close() {
        // TODO: give the memory back
    }
}
