package chapter10.processlock;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// A lock that is a file: for all threads of all JVMs.
final class ProcessLock {

    ProcessLock(Path p) {
        // TODO: what must all objects for this file share?
    }

    <T> T call(Callable<T> body) throws Exception {
        throw new UnsupportedOperationException("TODO: run the body while you hold the lock");
    }
}
