package dev.heddle.schedules.kit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Lets a check decide in which order tasks go on: each waits at a gate, by a name, until the check opens it.
///
/// ```java
/// Future<String> slow = pool.submit(() -> gates.pass("slow"));
/// gates.awaitArrival("slow");                                   // it has begun
/// gates.open("slow");                                           // it may end
/// ```
public final class Gates {

    private final Limit limit;

    // guarded by this
    private final Set<String> open = new HashSet<>();
    private final Map<String, Integer> arrivals = new HashMap<>();
    private final Map<String, Integer> passed = new TreeMap<>();

    /// Gates that are all closed.
    public Gates() {
        this(Limit.DEFAULT);
    }

    Gates(Limit limit) {
        this.limit = limit;
    }

    /// Waits at a gate until it is open.
    ///
    /// @param name the gate
    /// @return the name, so that a task can be one line
    /// @throws InterruptedException if the thread is interrupted: tasks may be cancelled at a gate
    public synchronized String pass(String name) throws InterruptedException {
        arrivals.merge(name, 1, Integer::sum);
        notifyAll();
        long end = limit.fromNow();
        while (!open.contains(name)) {
            wait(millisUntil(end, "Gate '" + name + "' was never opened: the check was waiting for something else."));
        }
        passed.merge(name, 1, Integer::sum);
        notifyAll();
        return name;
    }

    /// Opens a gate, for all that wait there and all that come.
    ///
    /// @param name the gate
    public synchronized void open(String name) {
        open.add(name);
        notifyAll();
    }

    /// Waits until somebody has come to a gate.
    ///
    /// @param name the gate
    /// @throws InterruptedException if the thread is interrupted
    /// @throws AssertionError       if nobody comes
    public void awaitArrival(String name) throws InterruptedException {
        awaitArrivals(name, 1);
    }

    /// Waits until so many have come to a gate.
    ///
    /// @param name  the gate
    /// @param count how many
    /// @throws InterruptedException if the thread is interrupted
    /// @throws AssertionError       if they do not come
    public synchronized void awaitArrivals(String name, int count) throws InterruptedException {
        long end = limit.fromNow();
        while (arrivals(name) < count) {
            wait(millisUntil(end, count == 1
                    ? "Task '" + name + "' was never begun."
                    : "Only " + arrivals(name) + " of " + count + " tasks '" + name + "' were begun."));
        }
    }

    /// How many have come to a gate so far.
    ///
    /// @param name the gate
    /// @return all that have come, also those that have passed
    public synchronized int arrivals(String name) {
        return arrivals.getOrDefault(name, 0);
    }

    /// How many have passed a gate so far.
    ///
    /// @param name the gate
    /// @return how many
    public synchronized int passed(String name) {
        return passed.getOrDefault(name, 0);
    }

    private static long millisUntil(long end, String why) {
        if (System.nanoTime() >= end) {
            throw new AssertionError(why);
        }
        return Limit.until(end).toMillis();
    }
}
