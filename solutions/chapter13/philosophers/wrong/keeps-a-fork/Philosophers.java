// Fails: which thread eat(1) still held when it ended
package chapter13.philosophers;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A round table with one fork between each two neighbours.
final class Philosophers {

    private final Lock[] forks; // fork i lies between seats i - 1 and i

    Philosophers(int seats) {
        forks = new Lock[seats];
        for (int i = 0; i < seats; i++) {
            forks[i] = new ReentrantLock(/* fair= */ true);
        }
    }

    void eat(int seat, Runnable meal) throws InterruptedException {
        int next = (seat + 1) % forks.length;
        Lock first = forks[Math.min(seat, next)];
        Lock second = forks[Math.max(seat, next)];
        first.lockInterruptibly();
        second.lockInterruptibly();
        try {
            meal.run();
        } finally {
            second.unlock();
            first.unlock();
        }
    }
}
