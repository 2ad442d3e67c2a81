// Fails: withLock: expected: <[lock, body, unlock]> but was: <[body]>
package chapter04.withlock;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;

final class WithLock {

    private WithLock() {}

    static <T> T withLock(Lock lock, Callable<T> body) throws Exception {
        synchronized (lock) {
            return body.call();
        }
    }
}
