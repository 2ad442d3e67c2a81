// Fails: b.get() after a.set(7): expected: <7> but was: <0>
package chapter10.sharedint;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

final class SharedInt implements AutoCloseable {

    private static final VarHandle VALUE = ValueLayout.JAVA_INT.varHandle();

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private int value;

    SharedInt(Path p) throws IOException {
        try (var channel = FileChannel.open(p, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, Integer.BYTES, arena);
        }
        value = (int) VALUE.getVolatile(memory, 0L);
    }

    synchronized int get() {
        checkOpen();
        return value;
    }

    synchronized void set(int v) {
        checkOpen();
        value = v;
    }

    synchronized int addAndGet(int n) {
        checkOpen();
        value += n;
        return value;
    }

    @Override
    public synchronized void close() {
        if (arena.scope().isAlive()) {
            VALUE.compareAndSet(memory, 0L, (int) VALUE.getVolatile(memory, 0L), value);
            arena.close();
        }
    }

    private void checkOpen() {
        if (!arena.scope().isAlive()) {
            throw new IllegalStateException("closed");
        }
    }
}
