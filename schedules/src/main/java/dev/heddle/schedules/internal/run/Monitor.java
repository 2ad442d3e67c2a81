package dev.heddle.schedules.internal.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The monitor of one object.
final class Monitor {

    final List<Strand> waiters = new ArrayList<>();
    @Nullable
    Strand owner;
    int count;
}
