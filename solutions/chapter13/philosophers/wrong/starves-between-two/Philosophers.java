// Fails: eat(1) waits, 3 × eat(0), 3 × eat(2): expected: <0> but was: <1>
package chapter13.philosophers;

/// A round table with one fork between each two neighbours.
final class Philosophers {

    private final boolean[] eating; // guarded by this

    Philosophers(int seats) {
        eating = new boolean[seats];
    }

    void eat(int seat, Runnable meal) throws InterruptedException {
        int left = (seat + eating.length - 1) % eating.length;
        int right = (seat + 1) % eating.length;
        synchronized (this) {
            while (eating[left] || eating[right]) {
                wait();
            }
            eating[seat] = true;
        }
        try {
            meal.run();
        } finally {
            synchronized (this) {
                eating[seat] = false;
                notifyAll();
            }
        }
    }
}
