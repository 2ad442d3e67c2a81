// Fails: await(): getState(): expected: <WAITING>
package chapter05.event;

import java.time.Duration;

final class Event {

    private boolean set;
    private int generation;

    synchronized void set() {
        set = true;
        generation++;
    }

    synchronized void clear() {
        set = false;
    }

    synchronized boolean isSet() {
        return set;
    }

    private synchronized int generation() {
        return generation;
    }

    void await() throws InterruptedException {
        int mine = generation();
        while (!isSet() && mine == generation()) {
            Thread.sleep(10);
        }
    }

    boolean await(Duration d) throws InterruptedException {
        long end = System.nanoTime() + d.toNanos();
        int mine = generation();
        while (!isSet() && mine == generation()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            Thread.sleep(1);
        }
        return true;
    }
}
