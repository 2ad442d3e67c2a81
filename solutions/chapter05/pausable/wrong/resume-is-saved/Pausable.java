// Fails: resume(), pause(): run() does not wait
package chapter05.pausable;

final class Pausable implements Runnable {

    private final Runnable step;
    private boolean paused;
    private boolean resumed;
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
        resumed = true;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private synchronized boolean mayStep() {
        boolean interrupted = false;
        while (paused && !resumed && !stopped) {
            interrupted |= waitForChange();
        }
        restore(interrupted);
        if (resumed) {
            paused = false;
            resumed = false;
        }
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
