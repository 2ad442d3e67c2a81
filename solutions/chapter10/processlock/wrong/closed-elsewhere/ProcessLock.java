// Fails: while a body runs, after new ProcessLock(file): expected: <false> but was: <true>
package chapter10.processlock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

final class ProcessLock {

    private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock lock;

    ProcessLock(Path p) throws IOException {
        file = p.toAbsolutePath().normalize();
        lock = LOCKS.computeIfAbsent(file, _ -> new ReentrantLock());
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close(); // makes the file
    }

    <T> T call(Callable<T> body) throws Exception {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread holds the lock of " + file + " already");
        }
        lock.lock();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return body.call();
        } finally {
            lock.unlock();
        }
    }
}
