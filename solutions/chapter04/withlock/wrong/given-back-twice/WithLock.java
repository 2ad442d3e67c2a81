// Fails: body: throw IOException: expected: <[lock, body, unlock]> but was: <[lock, body, unlock, unlock]>
package chapter04.withlock;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;

final class WithLock {

    private WithLock() {}

    static <T> T withLock(Lock lock, Callable<T> body) throws Exception {
        lock.lock();
        try {
            return body.call();
        } catch (Exception e) {
            lock.unlock();
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
