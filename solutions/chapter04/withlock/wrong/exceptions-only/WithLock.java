// Fails: body: throw StackOverflowError: expected: <[lock, body, unlock]> but was: <[lock, body]>
package chapter04.withlock;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;

final class WithLock {

    private WithLock() {}

    static <T> T withLock(Lock lock, Callable<T> body) throws Exception {
        lock.lock();
        T result;
        try {
            result = body.call();
        } catch (Exception e) {
            lock.unlock();
            throw e;
        }
        lock.unlock();
        return result;
    }
}
