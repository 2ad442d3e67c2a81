// Fails: clear(), set(): threads still waiting, of 1
package chapter05.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

final class Event {

    private volatile CountDownLatch latch = new CountDownLatch(1);

    synchronized void set() {
        latch.countDown();
    }

    synchronized void clear() {
        latch = new CountDownLatch(1);
    }

    boolean isSet() {
        return latch.getCount() == 0;
    }

    void await() throws InterruptedException {
        latch.await();
    }

    boolean await(Duration d) throws InterruptedException {
        return latch.await(d.toNanos(), TimeUnit.NANOSECONDS);
    }
}
