package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.timeline.RecordingReader.Seen;
import dev.heddle.kernelext.internal.timeline.RecordingReader.Started;
import dev.heddle.kernelext.internal.timeline.Remainder.Alive;
import dev.heddle.kernelext.internal.timeline.Span.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Makes a timeline of a recording and of what the recording could not hold.
final class Assembly {

    private static final String OURS = "heddle-"; // threads that listen to children, and the like
    private static final Set<String> GROUPS_OF_THE_JVM = Set.of("system", "CarrierThreads", "InnocuousThreadGroup");

    private final RecordingReader events;
    private final Remainder rest;
    private final Set<Long> cells = new HashSet<>();

    private Assembly(RecordingReader events, Remainder rest) {
        this.events = events;
        this.rest = rest;
    }

    static Timeline of(Path file, Remainder rest) throws IOException {
        RecordingReader events = new RecordingReader();
        events.read(file);
        return new Assembly(events, rest).timeline();
    }

    private Timeline timeline() {
        findThreads();
        List<Lane> lanes = new ArrayList<>();
        events.threads.forEach((id, thread) -> {
            if (cells.contains(id)) {
                lanes.add(lane(id, thread));
            }
        });
        events.processes.values()
                .stream()
                .filter(each -> cells.contains(each.thread) && each.from <= events.to)
                .map(this::lane)
                .forEach(lanes::add);
        lanes.sort(Comparator.comparing((Lane each) -> each.id() != rest.cell()).thenComparingLong(Lane::from));
        List<Timeline.Mark> marks = events.marks.stream()
                .filter(each -> cells.contains(each.thread()))
                .map(each -> new Timeline.Mark(each.at() - events.from, each.thread(), each.text()))
                .sorted(Comparator.comparingLong(Timeline.Mark::at))
                .toList();
        return new Timeline(length(), lanes, marks, notes(lanes));
    }

    private long length() {
        return events.to - events.from;
    }

    /// The cell's own thread, those that it has started, those that they have, and so on.
    private void findThreads() {
        events.threads.computeIfAbsent(rest.cell(), _ -> {
            Seen own = new Seen();
            own.name = "main";
            return own;
        });
        rest.alive().forEach((id, alive) -> events.threads.computeIfAbsent(id, _ -> {
            Seen quiet = new Seen();
            quiet.name = alive.name();
            return quiet;
        }));
        cells.add(rest.cell());
        rest.alive()
                .keySet()
                .stream()
                .filter(each -> !seen(each).isCommonPools() && !seen(each).name.startsWith(OURS))
                .forEach(cells::add);
        for (boolean grown = true; grown;) {
            grown = false;
            for (Map.Entry<Long, Seen> each : events.threads.entrySet()) {
                grown |= isOfTheCell(each.getValue()) && cells.add(each.getKey());
            }
        }
    }

    private Seen seen(long id) {
        return Objects.requireNonNull(events.threads.get(id));
    }

    private boolean isOfTheCell(Seen thread) {
        if (thread.name.startsWith(OURS)) {
            return false;
        }
        if (thread.virtual) {
            return thread.from >= events.from && thread.from <= events.to;
        }
        if (thread.isCommonPools()) {
            return thread.from >= events.from || thread.waits.stream().anyMatch(each -> each.to() > events.from);
        }
        return cells.contains(thread.parent) && !GROUPS_OF_THE_JVM.contains(thread.group) && thread.from <= events.to;
    }

    private Lane lane(long id, Seen thread) {
        long end = thread.to < 0 ? events.to : Math.min(thread.to, events.to);
        long begin = Math.min(end, Math.max(thread.from, events.from));
        List<Span> waits = new ArrayList<>();
        long recorded = 0;
        long last = begin;
        for (Span each : thread.waits) {
            if (each.to() > events.from && each.from() < end) {
                waits.add(shifted(each));
                recorded += each.time();
                last = Math.max(last, each.to());
            }
        }
        Alive alive = rest.alive().get(id);
        if (alive != null && thread.to < 0 && id != rest.cell() && state(alive) != State.RUNS) {
            long waited = Math.max(alive.waited() - recorded, 1_000_000);
            boolean always = waits.isEmpty() && thread.from < events.from; // it began before anybody measured
            long since = always ? begin : Math.max(Math.min(last, end), end - waited);
            waits.add(shifted(open(alive, since, end)));
        }
        return Lane.of(id, thread.name, thread.virtual ? State.ALIVE : State.RUNS, begin - events.from,
                end - events.from, thread.to >= 0, waits);
    }

    private Span shifted(Span span) {
        return new Span(span.state(), span.from() - events.from, span.to() - events.from, span.on(), span.owner(),
                span.place(), span.open());
    }

    private static Span open(Alive alive, long since, long end) {
        State state = state(alive);
        return new Span(state, since, end, Wording.on(state, alive.lock()),
                alive.owner() < 0 ? null : new Owner(alive.owner(), alive.ownerName()), alive.place(), true);
    }

    private static State state(Alive alive) {
        return switch (alive.state()) {
            case BLOCKED -> State.BLOCKED;
            case WAITING, TIMED_WAITING -> alive.lock().isEmpty()
                    ? State.SLEEPS
                    : alive.lock().startsWith("java.util.concurrent.") ? State.PARKED : State.WAITS;
            case NEW, RUNNABLE, TERMINATED -> State.RUNS;
        };
    }

    private Lane lane(Started child) {
        boolean ended = child.to >= 0 && child.to <= events.to;
        long from = Math.max(0, child.from - events.from);
        long to = (ended ? child.to : events.to) - events.from;
        String called = child.name.startsWith(OURS) ? "fork" : child.name; // one that had waited for its task
        String name = called + " (pid " + child.pid + ")";
        String end = ended ? "exit code " + child.exitCode : "";
        return new Lane(-child.pid, name, State.CHILD, from, to, ended || !rest.children().contains(child.pid),
                List.of(new Span(State.CHILD, from, to, end, null, "", false)));
    }

    private List<String> notes(List<Lane> lanes) {
        List<String> notes = new ArrayList<>();
        if (lanes.stream().anyMatch(each -> each.base() == State.ALIVE)) {
            notes.add("Of virtual threads only their sleep is recorded, and when they are pinned: "
                    + "a grey one may run or wait.");
        }
        if (lanes.stream().anyMatch(each -> each.base() == State.CHILD && each.ended() && each.to() == length())) {
            notes.add("When a process has ended that is no child of Heddle's is not recorded: its lane goes on.");
        }
        if (lanes.stream().flatMap(each -> each.spans().stream()).anyMatch(Span::open)) {
            notes.add("What went on when the cell ended has an open end. When it began is known to a millisecond.");
        }
        if (events.cut) {
            notes.add("More happened than is drawn: the recording is too long.");
        }
        return notes;
    }
}
