package chapter12.stopflag;

/// Runs steps until it is told to stop.
final class StopFlag {

    private volatile boolean stopped; // written by any thread, read by the one that runs

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
