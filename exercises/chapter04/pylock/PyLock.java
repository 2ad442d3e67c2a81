package chapter04.pylock;

import java.time.Duration;

/// A lock that nobody owns, with Python's rules.
final class PyLock {

    // TODO: what does a lock without an owner have to remember?

    void acquire() throws InterruptedException {
        // TODO: wait until it is free, and take it
    }

    boolean tryAcquire(Duration d) throws InterruptedException {
        return false; // TODO: wait for d at most
    }

    void release() {
        // TODO: make it free, or say that it is free already
    }

    boolean locked() {
        return false; // TODO: tell whether it is taken
    }
}
