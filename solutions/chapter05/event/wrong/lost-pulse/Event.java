// Fails: set(), clear(): threads still waiting, of 2: expected: <0> but was: <2>
package chapter05.event;

import java.time.Duration;

final class Event {

    private boolean set;

    synchronized void set() {
        set = true;
        notifyAll();
    }

    synchronized void clear() {
        set = false;
    }

    synchronized boolean isSet() {
        return set;
    }

    synchronized void await() throws InterruptedException {
        while (!set) {
            wait();
        }
    }

    synchronized boolean await(Duration d) throws InterruptedException {
        long end = System.nanoTime() + d.toNanos();
        while (!set) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
