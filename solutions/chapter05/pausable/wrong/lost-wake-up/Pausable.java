// Fails: Thread Thread-0 waits to be notified on Object#1, and nobody is left
package chapter05.pausable;

final class Pausable implements Runnable {

    private final Runnable step;
    private final Object change = new Object();
    private volatile boolean paused;
    private volatile boolean stopped;
    private volatile boolean stepping;

    Pausable(Runnable step) {
        this.step = step;
    }

    @Override
    public void run() {
        while (!stopped) {
            if (paused) {
                waitForChange();
                continue;
            }
            if (mayStep()) {
                try {
                    step.run();
                } finally {
                    stepping = false;
                    wakeAll();
                }
            }
        }
    }

    private boolean mayStep() {
        synchronized (change) {
            stepping = !paused && !stopped;
            return stepping;
        }
    }

    void pause() {
        synchronized (change) {
            paused = true;
        }
        while (stepping) {
            waitForChange();
        }
    }

    void resume() {
        paused = false;
        wakeAll();
    }

    void stop() {
        stopped = true;
        wakeAll();
    }

    private void wakeAll() {
        synchronized (change) {
            change.notifyAll();
        }
    }

    private void waitForChange() {
        synchronized (change) {
            try {
                change.wait();
            } catch (InterruptedException e) {
                // an interrupt changes nothing
            }
        }
    }
}
