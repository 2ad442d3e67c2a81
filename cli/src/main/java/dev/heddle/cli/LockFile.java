package dev.heddle.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that one at a time holds, of all the processes of this machine. It stays when it is given back: deleted, it
/// could be held twice.
record LockFile(Path file) {

    /// What is done meanwhile.
    @FunctionalInterface
    interface Change {

        void make() throws IOException;
    }

    /// Waits for the lock, makes the change, gives the lock back. The system does that for a process that is killed.
    void holding(Change change) throws IOException {
        synchronized (LockFile.class) { // to the system, the threads of one JVM are one
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock of " + file + " is lost");
                }
                change.make();
            }
        }
    }
}
