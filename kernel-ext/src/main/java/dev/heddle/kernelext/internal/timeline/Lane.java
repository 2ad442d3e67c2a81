package dev.heddle.kernelext.internal.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The life of a thread within a cell, or of a child process.
///
/// @param id    the thread's number; a process's is negative
/// @param name  what it is called
/// @param base  what it does when nothing else is recorded
/// @param from  when it began, in nanoseconds from the start of the cell
/// @param to    when it ended, or the cell
/// @param ended whether it has ended
/// @param spans what it did, in order, without gaps and overlaps
record Lane(long id, String name, State base, long from, long to, boolean ended, List<Span> spans) {

    Lane {
        spans = List.copyOf(spans);
    }

    /// One of which only the waits are known.
    static Lane of(long id, String name, State base, long from, long to, boolean ended, List<Span> waits) {
        List<Span> spans = new ArrayList<>(2 * waits.size() + 1);
        long at = from;
        for (Span each : waits.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
            long begin = Math.max(at, each.from());
            long end = Math.min(to, each.to());
            if (begin < end) {
                if (at < begin) {
                    spans.add(quiet(base, at, begin));
                }
                spans.add(new Span(each.state(), begin, end, each.on(), each.owner(), each.place(), each.open()));
                at = end;
            }
        }
        if (at < to) {
            spans.add(quiet(base, at, to));
        }
        return new Lane(id, name, base, from, to, ended, spans);
    }

    private static Span quiet(State base, long from, long to) {
        return new Span(base, from, to, "", null, "", false);
    }

    long time() {
        return to - from;
    }

    /// How long it was in each state.
    Map<State, Long> times() {
        Map<State, Long> times = new EnumMap<>(State.class);
        spans.forEach(each -> times.merge(each.state(), each.time(), Long::sum));
        return times;
    }
}
