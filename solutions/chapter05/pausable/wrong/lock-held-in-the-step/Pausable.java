// Fails: Thread main waits for Pausable#1, which thread Thread-0 holds
package chapter05.pausable;

final class Pausable implements Runnable {

    private final Runnable step;
    private boolean paused;
    private boolean stopped;

    Pausable(Runnable step) {
        this.step = step;
    }

    @Override
    public void run() {
        while (true) {
            synchronized (this) {
                boolean interrupted = false;
                while (paused && !stopped) {
                    interrupted |= waitForChange();
                }
                restore(interrupted);
                if (stopped) {
                    return;
                }
                step.run(); // pause() gets the lock when the step is over
            }
        }
    }

    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
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
