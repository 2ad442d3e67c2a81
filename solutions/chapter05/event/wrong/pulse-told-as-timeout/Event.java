// Fails: set(), clear() → await(10 s): expected: <true> but was: <false>
package chapter05.event;

import java.time.Duration;

final class Event {

    private boolean set;
    private int generation;

    synchronized void set() {
        set = true;
        generation++;
        notifyAll();
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
        return set;
    }
}
