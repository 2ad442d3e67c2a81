package chapter05.pausable;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Work in steps that can be paused.
final class Pausable implements Runnable {

    private final Runnable step;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // guarded by lock
    private boolean paused;
    private boolean stopped;
    private boolean stepping;

    Pausable(Runnable step) {
        this.step = step;
    }

    @Override
    public void run() {
        while (begin()) {
            try {
                step.run(); // without the lock: nobody who calls stop() waits for its end
            } finally {
                change(() -> stepping = false);
            }
        }
    }

    /// Waits until a step may begin, and tells whether there is to be one.
    private boolean begin() {
        lock.lock();
        try {
            while (paused && !stopped) {
                changed.awaitUninterruptibly();
            }
            stepping = !stopped;
            return stepping;
        } finally {
            lock.unlock();
        }
    }

    void pause() {
        lock.lock();
        try {
            paused = true;
            while (stepping) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        change(() -> paused = false);
    }

    void stop() {
        change(() -> stopped = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
