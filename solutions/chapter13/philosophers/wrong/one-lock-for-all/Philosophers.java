// Fails: waits for table, which thread A holds
package chapter13.philosophers;

import java.util.concurrent.locks.ReentrantLock;

/// A round table with one fork between each two neighbours.
final class Philosophers {

    private final ReentrantLock table = new ReentrantLock(/* fair= */ true);

    Philosophers(int seats) {}

    void eat(int seat, Runnable meal) throws InterruptedException {
        table.lockInterruptibly();
        try {
            meal.run();
        } finally {
            table.unlock();
        }
    }
}
