// Fails: isInterrupted(): expected: <true> but was: <false>
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
                beat.await();
                ticks++;
                beat.show(ticks);
            }
        } catch (InterruptedException e) {
            IO.println("interrupted after " + ticks + " ticks");
        }
    }

    void requestStop() {
        stopping = true;
    }

    int ticks() {
        return ticks;
    }
}
