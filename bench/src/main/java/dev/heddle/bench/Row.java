package dev.heddle.bench;

import dev.heddle.bench.Findings.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the result: ours and a peer's for one measure.
///
/// @param ours  null if it could not be measured
/// @param peer  null if it could not be measured or is not on this machine
/// @param ratio above 1 if ours is better; null if there are no two values, or ours is a zero that no ratio can tell
/// @param met   whether the target is reached; null if there is none, or not both values
/// @param notes what kept a value from being measured
/// @param ourFailure whether ours was to be measured and was not
record Row(Measure measure, String ourName, String peerName, @Nullable Series ours, @Nullable Series peer,
        @Nullable Double ratio, @Nullable Double target, @Nullable Boolean met, List<String> notes,
        boolean ourFailure) {

    Row {
        notes = List.copyOf(notes);
    }

    static Row of(Measure measure, String ourName, Finding ours, Peer peer, @Nullable Finding theirs) {
        List<String> notes = new ArrayList<>();
        Series our = series(measure, ourName, ours, notes);
        Series their = null;
        if (theirs == null) {
            notes.add("peer not on this machine: " + peer.name());
        } else {
            their = series(measure, peer.name(), theirs, notes);
        }
        boolean failure = ours instanceof Finding.Failed;
        if (our == null || their == null) {
            Double target = measure.target().asRatio(their == null ? null : measure.of(their));
            return new Row(measure, ourName, peer.name(), our, their, null, target, null, notes, failure);
        }
        double ratio = measure.better().ratio(measure.of(our), measure.of(their));
        return new Row(measure, ourName, peer.name(), our, their, Double.isFinite(ratio) ? ratio : null,
                measure.target().asRatio(measure.of(their)), measure.target().met(measure.of(our), ratio), notes,
                failure);
    }

    private static @Nullable Series series(Measure measure, String name, Finding finding, List<String> notes) {
        return switch (finding) {
            case Finding.Found(Series series) -> series;
            case Finding.Unsupported() -> {
                notes.add(measure.name() + ": not supported by " + name);
                yield null;
            }
            case Finding.Failed(String reason) -> {
                notes.add(name + " failed: " + reason);
                yield null;
            }
        };
    }
}
