package dev.heddle.schedules.bugs;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/// At most three may be inside at once.
final class Limits {

    private Limits() {}

    static final class Limiter {

        private final AtomicInteger in = new AtomicInteger();
        private final Semaphore permits = new Semaphore(3);

        boolean tryRun(Runnable body) {
            if (in.get() >= 3) { // BUG fourth let in
                return false;
            }
            in.incrementAndGet();
            try {
                body.run();
            } finally {
                in.decrementAndGet();
            }
            return true;
        }

        boolean tryRunSafely(Runnable body) {
            if (!permits.tryAcquire()) {
                return false;
            }
            try {
                body.run();
            } finally {
                permits.release();
            }
            return true;
        }
    }

    static void fourthLetIn() throws Exception {
        var limiter = new Limiter();
        var inside = new AtomicInteger();
        Runnable body = () -> {
            assertThat(inside.incrementAndGet()).isLessThanOrEqualTo(3);
            inside.decrementAndGet();
        };
        together(() -> limiter.tryRun(body), () -> limiter.tryRun(body), () -> limiter.tryRun(body),
                () -> limiter.tryRun(body));
    }

    static final class OffByOne {

        private final ReentrantLock lock = new ReentrantLock();
        private int in;

        boolean tryRun(Runnable body) {
            lock.lock();
            try {
                if (in > 3) { // BUG off by one
                    return false;
                }
                in++;
            } finally {
                lock.unlock();
            }
            try {
                body.run();
            } finally {
                leave();
            }
            return true;
        }

        private void leave() {
            lock.lock();
            try {
                in--;
            } finally {
                lock.unlock();
            }
        }
    }

    static void offByOne() throws Exception {
        var limiter = new OffByOne();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        Runnable body = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
        };
        together(() -> limiter.tryRun(body), () -> limiter.tryRun(body), () -> limiter.tryRun(body),
                () -> limiter.tryRun(body), () -> limiter.tryRun(body));
        assertThat(most.get()).isLessThanOrEqualTo(3);
    }

    static void threeLetIn() throws Exception {
        var limiter = new Limiter();
        var inside = new AtomicInteger();
        Runnable body = () -> {
            assertThat(inside.incrementAndGet()).isLessThanOrEqualTo(3);
            inside.decrementAndGet();
        };
        together(() -> limiter.tryRunSafely(body), () -> limiter.tryRunSafely(body), () -> limiter.tryRunSafely(body),
                () -> limiter.tryRunSafely(body));
    }
}
