package dev.heddle.schedules.internal.search;

import dev.heddle.schedules.internal.run.Chooser;
import dev.heddle.schedules.internal.run.Output;
import dev.heddle.schedules.internal.run.Whims;
import dev.heddle.schedules.internal.search.Session.Done;
import dev.heddle.schedules.internal.trace.Choice;
import dev.heddle.schedules.internal.trace.Ending;
import dev.heddle.schedules.internal.trace.Kind;
import dev.heddle.schedules.internal.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Looks for the schedules that print the fewest and the most lines.
///
/// There are too many to run them all, but few positions: where each thread is, what it has read last, and what stands in the
/// places that they share. Each run goes, at each position, a way that none has gone before. Then the shortest and the longest
/// way through all positions are run, so that what is said is what a real run has printed. Two positions that look alike may
/// differ in what threads remember from earlier; so this is a search and no proof.
public final class Extremes {

    private static final int NONE = Integer.MIN_VALUE;
    private static final int TRIALS = 30;

    private final Session session;
    private final int most;
    private final Map<String, Position> positions = new HashMap<>();
    private final Position start = new Position();
    private Range.Printed fewest = new Range.Printed(Integer.MAX_VALUE, "");
    private Range.Printed greatest = new Range.Printed(-1, "");
    private int runs;
    private boolean same = true;

    /// What is known of one position.
    private static final class Position {

        final Map<Integer, Way> ways = new TreeMap<>();
        int[] options = {};
        boolean open;
        boolean done;
        int best;

        void forget() {
            done = false;
        }
    }

    /// A step from a position to the next, or to the end.
    private static final class Way {

        int lines;
        @Nullable
        Position to;
    }

    /// What was found.
    ///
    /// @param runs how many were made
    /// @param all  whether every position was left in every way, and looked the same whenever it was come to
    public record Range(Printed fewest, Printed most, int runs, boolean all) {

        /// How many lines a run has printed, and its schedule.
        public record Printed(int lines, String schedule) {}
    }

    private Extremes(Session session, int most) {
        this.session = session;
        this.most = most;
    }

    /// Searches in so many runs at most.
    public static Range search(Program program, ClassLoader classes, Settings settings) throws InterruptedException {
        try (var session = new Session(program, classes, settings.limits(), true)) {
            var dice = new Priorities(settings.seed());
            for (int i = 0; i < TRIALS; i++) {
                dice.next();
                session.shared().or(new Analysis(session.run(dice).trace()).shared());
            }
            return new Extremes(session, settings.schedules()).run();
        }
    }

    private Range run() throws InterruptedException {
        boolean more = true;
        while (more && runs < most) {
            open();
            var walk = new Walk(0);
            note(session.run(walk), walk);
            more = walk.fresh;
        }
        open();
        boolean all = !more && same && !start.open;
        for (int sign : new int[]{1, -1}) {
            positions.values().forEach(Position::forget);
            start.forget();
            best(start, sign);
            var walk = new Walk(sign);
            note(session.run(walk), walk);
        }
        return new Range(fewest, greatest, runs, all);
    }

    /// Marks the positions from which there is a way that nobody has gone, there or further on.
    private void open() {
        IdentityHashMap<Position, List<Position>> before = new IdentityHashMap<>();
        Deque<Position> next = new ArrayDeque<>();
        List<Position> all = new ArrayList<>(positions.values());
        all.add(start);
        for (Position each : all) {
            each.open = each.options.length > each.ways.size();
            if (each.open) {
                next.add(each);
            }
            for (Way way : each.ways.values()) {
                if (way.to != null) {
                    before.computeIfAbsent(way.to, key -> new ArrayList<>()).add(each);
                }
            }
        }
        while (!next.isEmpty()) {
            for (Position each : before.getOrDefault(next.remove(), List.of())) {
                if (!each.open) {
                    each.open = true;
                    next.add(each);
                }
            }
        }
    }

    private void note(Done done, Walk walk) {
        walk.end(done.trace());
        runs++;
        if (done.ending() instanceof Ending.Finished) {
            int lines = (int) done.run().output().text().lines().count();
            var printed = new Range.Printed(lines,
                    Replay.of(done.trace(), session.classes().sites(), session.shared(), Whims.NONE));
            fewest = lines < fewest.lines() ? printed : fewest;
            greatest = lines > greatest.lines() ? printed : greatest;
        }
    }

    /// How many lines the best way from here has, less than none for the fewest.
    private int best(Position from, int sign) {
        if (from.done) {
            return from.best;
        }
        from.done = true; // whoever comes back to it has gone round, which is no way to the end
        from.best = NONE;
        int found = NONE;
        for (Way way : from.ways.values()) {
            found = Math.max(found, value(way, sign));
        }
        from.best = found;
        return found;
    }

    private int value(Way way, int sign) {
        Position to = way.to;
        int rest = to == null ? 0 : best(to, sign);
        return rest == NONE ? NONE : sign * way.lines + rest;
    }

    /// One run through the positions.
    private final class Walk implements Chooser {

        private final int sign;
        private final Map<Long, String> memory = new TreeMap<>();
        private final Map<Integer, String> threads = new TreeMap<>();
        private @Nullable Way way;
        private int seen;
        private int step;
        private int lines;
        boolean fresh;

        /// @param sign 0 goes where nobody was, 1 to the most lines, -1 to the fewest
        Walk(int sign) {
            this.sign = sign;
        }

        @Override
        public int choose(Choice choice, Trace trace, long things) {
            Position here = arrive(trace);
            here.options = choice.options();
            int chosen = sign == 0 ? unknown(here) : bestOf(here);
            way = here.ways.computeIfAbsent(chosen, key -> new Way());
            return chosen;
        }

        /// The first way that nobody has gone, or the one that leads to where such ways may be.
        private int unknown(Position here) {
            for (int option : here.options) {
                if (!here.ways.containsKey(option)) {
                    fresh = true;
                    return option;
                }
            }
            for (int option : here.options) {
                Way next = here.ways.get(option);
                if (next != null && next.to != null && next.to.open) {
                    return option;
                }
            }
            return here.options[0];
        }

        private int bestOf(Position here) {
            int chosen = here.options[0];
            int found = NONE;
            for (int option : here.options) {
                Way next = here.ways.get(option);
                int value = next == null ? NONE : value(next, sign);
                if (value > found) {
                    found = value;
                    chosen = option;
                }
            }
            return chosen;
        }

        private Position arrive(Trace trace) {
            read(trace);
            String key = memory + " " + threads;
            Position here = way == null ? start : positions.computeIfAbsent(key, same -> new Position());
            if (way != null) {
                same &= way.to == null || way.to == here;
                way.lines = lines;
                way.to = here;
            }
            lines = 0;
            return here;
        }

        void end(Trace trace) {
            read(trace);
            if (way != null) {
                way.lines = lines;
                way.to = null;
            }
        }

        private void read(Trace trace) {
            for (; step < trace.steps().size(); step++) {
                int strand = trace.steps().get(step).strand();
                int end = trace.end(step);
                for (; seen < end; seen++) {
                    event(trace, strand, seen);
                }
                if (step == trace.steps().size() - 1) {
                    break;
                }
            }
        }

        private void event(Trace trace, int strand, int event) {
            String text = trace.text(event);
            int kind = trace.kind(event);
            if (trace.place(event).thing().object() instanceof Output) {
                lines++;
            }
            boolean value = text != null && !Kind.has(kind, Kind.LIBRARY);
            if (value && Kind.has(kind, Kind.WRITE)) {
                memory.put(trace.place(event).key(), String.valueOf(text));
            }
            threads.put(strand,
                    trace.site(event) + "." + kind + (value && Kind.has(kind, Kind.READ) ? " " + text : ""));
        }
    }
}
