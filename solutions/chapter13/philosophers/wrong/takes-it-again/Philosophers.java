// Fails: expected: <[0, 1, 0]> but was: <[0, 0, 1]>
package chapter13.philosophers;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A round table with one fork between each two neighbours.
final class Philosophers {

    private final Lock[] forks; // fork i lies between seats i - 1 and i

    Philosophers(int seats) {
        forks = new Lock[seats];
        for (int i = 0; i < seats; i++) {
            forks[i] = new ReentrantLock();
        }
    }

    void eat(int seat, Runnable meal) throws InterruptedException {
        int next = (seat + 1) % forks.length;
        Lock first = forks[Math.min(seat, next)];
        Lock second = forks[Math.max(seat, next)];
        first.lockInterruptibly();
        try {
            second.lockInterruptibly();
            try {
                meal.run();
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }
}
