package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.timeline.Span.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/// Reads a recording, event by event. It is used once.
final class RecordingReader {

    private static final int MOST_EVENTS = 600_000;
    private static final Pattern PIPE_OF_A_CHILD = Pattern.compile("mkfifo .*/heddle-"); // made by the library, for a moment
    private static final long NANOS = 1_000_000_000;

    /// A thread, as the events tell of it. All times are nanoseconds of the recorder's clock.
    static final class Seen {

        String name = "";
        String group = "";
        boolean virtual;
        long parent = -1;
        long from = -1;
        long to = -1;
        final List<Span> waits = new ArrayList<>();

        boolean isCommonPools() {
            return name.startsWith("ForkJoinPool.commonPool-worker-");
        }
    }

    /// A child process. One of Heddle's tells more of itself than others.
    static final class Started {

        final long pid;
        String name = "";
        long thread = -1;
        long from = -1;
        long to = -1;
        int exitCode;

        private Started(long pid) {
            this.pid = pid;
        }
    }

    final Map<Long, Seen> threads = new LinkedHashMap<>();
    final List<Timeline.Mark> marks = new ArrayList<>();
    final Map<Long, Started> processes = new LinkedHashMap<>();
    private final Map<Object, String> places = new HashMap<>();
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    boolean cut; // there is more than was read
    private boolean isCellKnown;
    private int count;

    /// One event object serves for all: a cell may have hundreds of thousands.
    void read(Path file) throws IOException {
        try (EventStream events = EventStream.openFile(file)) {
            events.setReuse(true);
            events.setOrdered(false);
            events.onEvent(each -> {
                cut = ++count > MOST_EVENTS;
                if (!cut) {
                    read(each);
                }
            });
            events.start();
        }
    }

    private void read(RecordedEvent event) {
        long at = nanos(event.getStartTime());
        long end = nanos(event.getEndTime());
        if (!isCellKnown) {
            from = Math.min(from, at);
            to = Math.max(to, end);
        }
        switch (event.getEventType().getName()) {
            case "heddle.Cell" -> {
                isCellKnown = true;
                from = at;
                to = end;
            }
            case "heddle.Mark" -> {
                RecordedThread thread = event.getThread();
                marks.add(
                        new Timeline.Mark(at, thread == null ? -1 : thread.getJavaThreadId(), event.getString("text")));
            }
            case "jdk.ThreadStart" -> started(event, at);
            case "jdk.VirtualThreadStart" -> virtual(event).from = at;
            case "jdk.ThreadEnd" -> seen(event.getThread()).to = at;
            case "jdk.VirtualThreadEnd" -> virtual(event).to = at;
            case "jdk.ProcessStart" -> {
                String command = event.getString("command");
                if (!PIPE_OF_A_CHILD.matcher(command).find()) {
                    process(event, Wording.program(command), at);
                }
            }
            case "heddle.ChildStart" -> process(event, event.getString("name"), at);
            case "heddle.ChildEnd" -> {
                Started process = processes.computeIfAbsent(event.getLong("pid"), Started::new);
                process.to = at;
                process.exitCode = event.getInt("exitCode");
            }
            case "jdk.JavaMonitorEnter" -> waited(event, State.BLOCKED, at, end, "monitorClass", "previousOwner");
            case "jdk.JavaMonitorWait" -> waited(event, State.WAITS, at, end, "monitorClass", null);
            case "jdk.ThreadPark" -> waited(event, State.PARKED, at, end, "parkedClass", null);
            case "jdk.ThreadSleep" -> waited(event, State.SLEEPS, at, end, null, null);
            case "jdk.VirtualThreadPinned" -> waited(event, State.PINNED, at, end, null, null);
            default -> {
                // what the recorder writes by itself
            }
        }
    }

    /// A child of Heddle's is told of twice: as a process, and by its name when it gets its task. Its JVM may have waited for
    /// that before the cell began.
    private void process(RecordedEvent event, String name, long at) {
        Started process = processes.computeIfAbsent(event.getLong("pid"), Started::new);
        RecordedThread thread = event.getThread();
        boolean isTask = event.getEventType().getName().equals("heddle.ChildStart");
        process.from = process.from < 0 ? at : Math.min(process.from, at);
        if (isTask || process.name.isEmpty()) {
            process.name = name;
            process.thread = thread == null ? -1 : thread.getJavaThreadId();
        }
    }

    private void started(RecordedEvent event, long at) {
        Seen thread = seen(event.getThread("thread"));
        thread.from = at;
        RecordedThread parent = event.getThread("parentThread");
        thread.parent = parent == null ? -1 : parent.getJavaThreadId();
    }

    private Seen virtual(RecordedEvent event) {
        Seen thread = seen(event.getThread());
        thread.virtual = true;
        return thread;
    }

    private void waited(RecordedEvent event, State state, long at, long end, @Nullable String on, @Nullable String by) {
        RecordedThread thread = event.getThread();
        if (thread == null || thread.getJavaThreadId() <= 0) {
            return; // a thread of the JVM itself
        }
        RecordedClass type = on == null ? null : event.getClass(on);
        RecordedThread owner = by == null ? null : event.getThread(by);
        seen(thread).waits.add(new Span(state, at, end, type == null ? "" : Wording.on(state, type.getName()),
                owner == null ? null : new Owner(owner.getJavaThreadId(), name(owner)), place(event), false));
    }

    /// Most events come from few places.
    private String place(RecordedEvent event) {
        RecordedStackTrace stack = event.getStackTrace();
        return stack == null ? "" : places.computeIfAbsent(stack, _ -> Wording.place(stack.getFrames()));
    }

    private Seen seen(@Nullable RecordedThread thread) {
        if (thread == null) {
            return new Seen();
        }
        return threads.computeIfAbsent(thread.getJavaThreadId(), _ -> {
            Seen seen = new Seen();
            seen.name = name(thread);
            seen.virtual = thread.isVirtual();
            seen.group = thread.getThreadGroup() == null ? "" : thread.getThreadGroup().getName();
            return seen;
        });
    }

    private static String name(RecordedThread thread) {
        String name = thread.getJavaName();
        return name == null || name.isEmpty() ? "virtual " + thread.getJavaThreadId() : name;
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS + time.getNano();
    }
}
