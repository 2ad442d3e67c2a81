package dev.heddle.worker.tool;

import org.jspecify.annotations.Nullable;

/// What a run costs: `%%time`. It tells `name=number` lines, in nanoseconds and bytes, also if the run fails.
public final class Meter implements Tool {

    private final Gauges gauges = new Gauges();

    @Override
    public @Nullable Object use(Work work) throws Throwable {
        Body body = work.bodies().getFirst();
        Gauges.Reading before = gauges.before(work);
        try {
            return body.run();
        } finally {
            work.tell(gauges.since(before, work).told());
        }
    }
}
