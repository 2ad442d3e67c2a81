// Fails: two threads through two objects for one file: the second call(), while the first body runs, throws
package chapter10.processlock;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

final class ProcessLock {

    private final Path file;
    private final ReentrantLock lock;

    ProcessLock(Path p) {
        file = p.toAbsolutePath().normalize();
        lock = new ReentrantLock();
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
