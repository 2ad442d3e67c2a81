// Fails: body: throw IOException: expected: <java.io.IOException: disk full> but was: <java.lang.RuntimeException
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
            throw new RuntimeException(e);
        } finally {
            lock.unlock();
        }
    }
}
