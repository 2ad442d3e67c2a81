package chapter05.pausable;

/// Work in steps that can be paused.
final class Pausable implements Runnable {

    private final Runnable step;

    // TODO: what else does it have to remember?

    Pausable(Runnable step) {
        this.step = step;
    }

    @Override
    public void run() {
        step.run(); // TODO: again and again, but not while it is paused, and until it is stopped
    }

    void pause() {
        // TODO: no step begins any more; wait until none is running
    }

    void resume() {
        // TODO: steps may begin again
    }

    void stop() {
        // TODO: run() has to return, also if it is paused
    }
}
