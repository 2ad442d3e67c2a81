// Fails: stop(), stop(), run(step)
package chapter12.stopflag;

/// Runs steps until it is told to stop.
final class StopFlag {

    private volatile boolean stopped;

    long run(Runnable step) {
        stopped = false; // a new run begins
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
