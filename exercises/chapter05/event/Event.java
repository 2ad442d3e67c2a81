package chapter05.event;

import java.time.Duration;

/// A flag that threads can wait for.
final class Event {

    // TODO: is a flag enough to remember?

    void set() {
        // TODO: let out all that wait
    }

    void clear() {
        // TODO: who comes from now on waits
    }

    boolean isSet() {
        return false; // TODO: tell
    }

    void await() throws InterruptedException {
        // TODO: wait for set()
    }

    boolean await(Duration d) throws InterruptedException {
        return false; // TODO: wait for set(), but not longer than d
    }
}
