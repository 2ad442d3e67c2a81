package dev.heddle.schedules.internal.run;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Waits for the end of a run, and gives up code that comes to no point any more.
///
/// What counts is the time of the processor: on a busy machine a thread may get little of it, and that is not its fault.
final class Watch {

    /// A thread that has used less than that part of the time is blocked.
    private static final int BLOCKED = 200;

    private final Budget budget;
    private final long millis;
    private final Supplier<@Nullable Strand> running;

    Watch(Budget budget, long millis, Supplier<@Nullable Strand> running) {
        this.budget = budget;
        this.millis = millis;
        this.running = running;
    }

    /// Whether the end has come.
    boolean await(Finish finish) throws InterruptedException {
        long seen = -1;
        long used = 0;
        long before = 0;
        while (!finish.await(millis)) {
            long now = processor();
            if (seen != budget.progress()) {
                seen = budget.progress();
                used = now;
            } else if (now - used >= millis || now - before < millis / BLOCKED) {
                return false;
            }
            before = now;
        }
        return true;
    }

    private long processor() {
        Strand busy = running.get();
        return busy == null ? 0 : busy.processorMillis();
    }
}
