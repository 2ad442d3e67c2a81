// Fails: file free for another JVM, while a body runs: expected: <false> but was: <true>
package chapter10.processlock;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

final class ProcessLock {

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
        try {
            return body.call();
        } finally {
            lock.unlock();
        }
    }
}
