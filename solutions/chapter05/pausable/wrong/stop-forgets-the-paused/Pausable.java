// Fails: Thread Thread-0 waits to be notified on Pausable#1, and nobody is left
package chapter05.pausable;

final class Pausable implements Runnable {

    private final Runnable step;
    private boolean paused;
    private boolean stopped;
    private boolean stepping;

    Pausable(Runnable step) {
        this.step = step;
    }

    @Override
    public void run() {
        while (mayStep()) {
            try {
                step.run();
            } finally {
                stepEnded();
            }
        }
    }

    synchronized void pause() {
        paused = true;
        boolean interrupted = false;
        while (stepping) {
            interrupted |= waitForChange();
        }
        restore(interrupted);
    }

    synchronized void resume() {
        paused = false;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
    }

    private synchronized boolean mayStep() {
        boolean interrupted = false;
        while (paused && !stopped) {
            interrupted |= waitForChange();
        }
        restore(interrupted);
        stepping = !stopped;
        return stepping;
    }

    private synchronized void stepEnded() {
        stepping = false;
        notifyAll();
    }

    /// @return whether this thread was interrupted, which changes nothing
    private boolean waitForChange() {
        try {
            wait();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
