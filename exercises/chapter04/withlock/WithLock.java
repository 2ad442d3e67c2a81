package chapter04.withlock;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;

/// Runs code while it holds a lock.
final class WithLock {

    private WithLock() {}

    static <T> T withLock(Lock lock, Callable<T> body) throws Exception {
        return null; // TODO: run the body while the lock is held
    }
}
