package chapter12.stopflag;

/// Runs steps until it is told to stop.
final class StopFlag {

    private boolean stopped; // TODO: find and fix

    long run(Runnable step) {
        long steps = 0;
        while (!stopped) {
            step.run();
            steps++;
        }
        return steps;
    }

    void stop() {
        stopped = true;
    }
}
