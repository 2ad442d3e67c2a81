// Fails: the second call(), while the first body runs, throws java.nio.channels.OverlappingFileLockException
package chapter10.processlock;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

final class ProcessLock {

    private final Path file;

    ProcessLock(Path p) {
        file = p.toAbsolutePath().normalize();
    }

    <T> T call(Callable<T> body) throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return body.call();
        }
    }
}
