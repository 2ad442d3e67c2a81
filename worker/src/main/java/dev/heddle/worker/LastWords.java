package dev.heddle.worker;

import dev.heddle.worker.Report.Exiting;
import java.util.List;

/// What the worker does when its JVM ends, as a shutdown hook: says who ended it, and sends all that was printed.
final class LastWords implements Runnable {

    private final OutputPump pump;

    LastWords(OutputPump pump) {
        this.pump = pump;
    }

    @Override
    public void run() {
        Thread.getAllStackTraces().forEach((thread, trace) -> {
            List<StackTraceElement> caller = beneathExit(List.of(trace));
            if (!caller.isEmpty()) {
                pump.send(new Exiting(thread.getName(), caller));
            }
        });
        pump.lastCall();
    }

    /// Who called `exit`; empty if nobody on this stack did.
    private static List<StackTraceElement> beneathExit(List<StackTraceElement> trace) {
        for (int i = 0; i < trace.size(); i++) {
            StackTraceElement frame = trace.get(i);
            if (frame.getClassName().equals(Runtime.class.getName()) && frame.getMethodName().equals("exit")) {
                return trace.subList(i, trace.size());
            }
        }
        return List.of();
    }
}
