// Fails: one.stop(), other.run(step)
package chapter12.stopflag;

/// Runs steps until it is told to stop.
final class StopFlag {

    private static volatile boolean stopped;

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
