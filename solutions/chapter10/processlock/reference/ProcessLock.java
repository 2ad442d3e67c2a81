package chapter10.processlock;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// A lock that is a file: for all threads of all JVMs.
final class ProcessLock {

    /// One for each file, as a lock of a file does not keep threads of the same JVM apart.
    private static final ConcurrentMap<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock lock;

    ProcessLock(Path p) {
        file = p.toAbsolutePath().normalize();
        lock = LOCKS.computeIfAbsent(file, _ -> new ReentrantLock());
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
