package dev.heddle.schedules.internal.run;

/// Ends a thread whose run is over. Nobody should catch it; who does gets the next one at the next point.
@SuppressWarnings("serial")
public final class Stop extends Error {

    Stop() {
        super("the run is over", null, false, false);
    }
}
