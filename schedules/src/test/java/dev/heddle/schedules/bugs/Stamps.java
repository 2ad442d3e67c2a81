package dev.heddle.schedules.bugs;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.StampedLock;

/// Optimistic reading.
final class Stamps {

    private Stamps() {}

    static final class Point {

        private final StampedLock lock = new StampedLock();
        private int x;
        private int y;

        void move() {
            long stamp = lock.writeLock();
            x = 1;
            y = 1;
            lock.unlockWrite(stamp);
        }

        int gap(boolean validate) {
            long stamp = lock.tryOptimisticRead();
            int gap = x - y; // BUG not validated
            if (validate && !lock.validate(stamp)) {
                stamp = lock.readLock();
                gap = x - y;
                lock.unlockRead(stamp);
            }
            return gap;
        }
    }

    static void optimistic(boolean validate) throws Exception {
        var point = new Point();
        together(point::move, () -> assertThat(point.gap(validate)).isZero());
    }
}
