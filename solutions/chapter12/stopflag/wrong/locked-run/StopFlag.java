// Fails: which thread A holds
package chapter12.stopflag;

/// Runs steps until it is told to stop.
final class StopFlag {

    private boolean stopped;

    synchronized long run(Runnable step) {
        long steps = 0;
        while (!stopped) {
            step.run();
            steps++;
        }
        return steps;
    }

    synchronized void stop() {
        stopped = true;
    }
}
