// Fails: set(): threads still waiting, of 2: expected: <0> but was: <1>
package chapter05.event;

import java.time.Duration;

final class Event {

    private boolean set;
    private int generation;

    synchronized void set() {
        set = true;
        generation++;
        notify();
    }

    synchronized void clear() {
        set = false;
    }

    synchronized boolean isSet() {
        return set;
    }

    synchronized void await() throws InterruptedException {
        int mine = generation;
        while (!set && mine == generation) {
            wait();
        }
    }

    synchronized boolean await(Duration d) throws InterruptedException {
        long end = System.nanoTime() + d.toNanos();
        int mine = generation;
        while (!set && mine == generation) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
