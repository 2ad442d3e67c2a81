// Fails: lock(): throw IllegalStateException: expected: <[lock]> but was: <[lock, unlock]>
package chapter04.withlock;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;

final class WithLock {

    private WithLock() {}

    static <T> T withLock(Lock lock, Callable<T> body) throws Exception {
        try {
            lock.lock();
            return body.call();
        } finally {
            lock.unlock();
        }
    }
}
