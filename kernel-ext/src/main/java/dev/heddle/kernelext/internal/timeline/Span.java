package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.time.Units;
import org.jspecify.annotations.Nullable;

/// What a thread does for a while.
///
/// @param state what
/// @param from  since when, in nanoseconds from the start of the cell
/// @param to    until when
/// @param on    what it waits for, such as `the lock of Counter`; empty if that is not known
/// @param owner the thread that let it go on, or would have to
/// @param place where in the code; empty if that is not known
/// @param open  whether it went on when the cell had ended
record Span(State state, long from, long to, String on, @Nullable Owner owner, String place, boolean open) {

    /// A thread that holds what another one wants.
    record Owner(long id, String name) {}

    long time() {
        return to - from;
    }

    /// All that is known of it.
    String text() {
        StringBuilder text = new StringBuilder(state.meaning());
        if (!on.isEmpty()) {
            text.append(": ").append(on);
        }
        if (owner != null) {
            text.append(", which ").append(owner.name()).append(open ? " holds" : " held");
        }
        text.append(", ").append(Units.time(time()));
        if (open) {
            text.append(" so far");
        }
        return place.isEmpty() ? text.toString() : text.append(", at ").append(place).toString();
    }
}
