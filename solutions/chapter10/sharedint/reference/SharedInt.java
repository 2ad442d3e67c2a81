package chapter10.sharedint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A number that several JVMs share through a file.
final class SharedInt implements AutoCloseable {

    private static final VarHandle VALUE = ValueLayout.JAVA_INT.varHandle();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;

    SharedInt(Path p) throws IOException {
        try (var channel = FileChannel.open(p, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, Integer.BYTES, arena);
        }
    }

    int get() {
        return (int) VALUE.getVolatile(memory, 0L);
    }

    void set(int v) {
        VALUE.setVolatile(memory, 0L, v);
    }

    int addAndGet(int n) {
        return (int) VALUE.getAndAdd(memory, 0L, n) + n;
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }
}
