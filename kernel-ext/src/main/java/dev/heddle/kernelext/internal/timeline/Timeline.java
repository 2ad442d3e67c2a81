package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.time.Units;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a cell's threads did while it ran.
///
/// @param length how long the cell ran, in nanoseconds
/// @param lanes  the threads: the cell's own first, then as they began
/// @param marks  moments that the program has named, in their order
/// @param notes  what could not be seen, a sentence each
record Timeline(long length, List<Lane> lanes, List<Mark> marks, List<String> notes) {

    private static final int WORTH_A_WORD = 50; // a part of all time

    /// A moment with a name.
    record Mark(long at, long thread, String text) {}

    Timeline {
        lanes = List.copyOf(lanes);
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
    }

    /// What it comes to, in a sentence or two.
    String summary() {
        long children = lanes.stream().filter(each -> each.base() == State.CHILD).count();
        List<Lane> threads = lanes.stream().filter(each -> each.base() != State.CHILD).toList();
        List<Lane> others = threads.size() > 1 ? threads.subList(1, threads.size()) : threads;
        String text =
                count(threads.size(), "thread") + (children == 0 ? "" : " and " + count(children, "child process"))
                        + " in " + Units.time(length) + ".";
        long all = others.stream().mapToLong(Lane::time).sum();
        String who = threads.size() > 1 ? " Those that the cell started " : " The cell's thread ";
        Map<String, Long> waits = waits(others, /* sleep= */ false);
        Map<String, Long> telling = waits.values().stream().anyMatch(each -> each * WORTH_A_WORD >= all)
                ? waits
                : waits(others, /* sleep= */ true);
        return telling.entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(each -> each.getValue() * WORTH_A_WORD >= all)
                .map(each -> text + who + each.getKey() + " " + Math.round(100.0 * each.getValue() / all)
                        + " % of the time.")
                .orElse(text);
    }

    /// How long who waited for what: sleep tells less than what somebody else is in the way of.
    private static Map<String, Long> waits(List<Lane> lanes, boolean sleep) {
        Map<String, Long> waits = new HashMap<>();
        for (Lane lane : lanes) {
            lane.spans()
                    .stream()
                    .filter(each -> each.state().isWait() && (sleep || each.state() != State.SLEEPS))
                    .forEach(each -> waits.merge(phrase(each), each.time(), Long::sum));
        }
        return waits;
    }

    private static String phrase(Span span) {
        String on = span.on().isEmpty() ? "" : " for " + span.on();
        return switch (span.state()) {
            case BLOCKED, WAITS, PARKED -> "waited" + on;
            case SLEEPS -> "slept";
            case PINNED -> "waited and kept their carriers";
            case RUNS, ALIVE, CHILD -> "ran";
        };
    }

    private static String count(long number, String what) {
        return Folded.count(number) + " " + what + (number == 1 ? "" : what.endsWith("s") ? "es" : "s");
    }

    /// The states that occur, for the legend.
    Set<State> states() {
        Set<State> states = EnumSet.noneOf(State.class);
        for (Lane lane : lanes) {
            lane.spans().forEach(each -> states.add(each.state()));
        }
        return states;
    }
}
