package chapter04.boundedsemaphore;

/// Permits that can be taken and given back, and are never more than at the beginning.
final class BoundedSemaphore {

    // TODO: what does it have to remember?

    BoundedSemaphore(int n) {
        // TODO: there are n permits
    }

    void acquire() throws InterruptedException {
        // TODO: wait for a permit, and take it
    }

    boolean tryAcquire() {
        return false; // TODO: take a permit if there is one
    }

    void release() {
        // TODO: give a permit back, unless all are there
    }

    int available() {
        return 0; // TODO: tell how many permits there are
    }
}
