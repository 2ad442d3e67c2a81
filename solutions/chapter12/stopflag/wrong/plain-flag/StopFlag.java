// Fails: A data race on StopFlag.stopped
package chapter12.stopflag;

/// Runs steps until it is told to stop.
final class StopFlag {

    private boolean stopped;

    long run(Runnable step) {
        long steps = 0;
        while (!stopped) {
            step.run();
            steps++;
            Thread.yield(); // gives the other thread a chance to write
        }
        return steps;
    }

    void stop() {
        stopped = true;
    }
}
