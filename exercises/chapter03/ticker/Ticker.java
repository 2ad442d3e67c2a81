package chapter03.ticker;

/// Counts beats until somebody wants it to stop.
final class Ticker implements Runnable {

    /// What a ticker waits for, and where it shows its count.
    interface Beat {

        void await() throws InterruptedException;

        void show(int ticks) throws InterruptedException;
    }

    private final Beat beat;

    // TODO: what do its own thread and the others have to tell each other?

    Ticker(Beat beat) {
        this.beat = beat;
    }

    @Override
    public void run() {
        // TODO: wait for a beat, count, show, and again
    }

    void requestStop() {
        // TODO
    }

    int ticks() {
        return 0; // TODO
    }
}
