package dev.heddle.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that one at a time holds, of all the processes of this machine. It is empty. Who takes it away writes into
/// it, so that those who were waiting see that it is no longer the file that the next ones find.
record LockFile(Path file) {

    /// What is done meanwhile.
    @FunctionalInterface
    interface Change {

        void make() throws IOException;
    }

    /// Waits for the lock, makes the change, gives the lock back. The system does that for a process that is killed.
    void holding(Change change) throws IOException {
        hold(channel -> change.make());
    }

    /// The same, and the file is gone afterwards.
    void holdingLast(Change change) throws IOException {
        hold(channel -> {
            change.make();
            Files.delete(file);
            channel.write(StandardCharsets.US_ASCII.encode("taken away"));
        });
    }

    private interface Use {

        void of(FileChannel channel) throws IOException;
    }

    private void hold(Use use) throws IOException {
        synchronized (LockFile.class) { // to the system, the threads of one JVM are one
            boolean done = false;
            while (!done) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    done = lock.isValid() && channel.size() == 0;
                    if (done) {
                        use.of(channel);
                    }
                }
            }
        }
    }
}
