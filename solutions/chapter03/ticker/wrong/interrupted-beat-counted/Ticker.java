// Fails: ticks(): expected: <0> but was: <1>
package chapter03.ticker;

/// Counts beats until somebody wants it to stop.
final class Ticker implements Runnable {

    /// What a ticker waits for, and where it shows its count.
    interface Beat {

        void await() throws InterruptedException;

        void show(int ticks) throws InterruptedException;
    }

    private final Beat beat;
    private volatile boolean stopping;
    private volatile int ticks; // written by the ticker's thread only

    Ticker(Beat beat) {
        this.beat = beat;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                try {
                    beat.await();
                } finally {
                    ticks++;
                }
                beat.show(ticks);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // for whoever owns the thread
        }
    }

    void requestStop() {
        stopping = true;
    }

    int ticks() {
        return ticks;
    }
}
