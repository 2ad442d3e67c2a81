package dev.heddle.worker.tool;

import java.io.IOException;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/// Records what the threads of the code do: `%%timeline`. It tells the file, which the magic reads and deletes, and what the
/// file cannot hold: what threads still wait for at its end. An event is written only when it is over.
///
/// Without code it begins when it is told `begin`, and tells when it is told `end`: what comes between may hold magics.
public final class Recorder implements Tool {

    private static final List<String> EVENTS = List.of("jdk.ThreadStart", "jdk.ThreadEnd", "jdk.VirtualThreadStart",
            "jdk.VirtualThreadEnd", "jdk.ProcessStart", "jdk.ThreadPark", "heddle.ChildStart", "heddle.ChildEnd",
            "heddle.Mark", "heddle.Cell");
    private static final List<String> WAITS = List.of("jdk.JavaMonitorEnter", "jdk.JavaMonitorWait",
            "jdk.ThreadSleep", "jdk.VirtualThreadPinned");
    private static final long MOST_BYTES = 40_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    // guarded by this
    private @Nullable Recording running;
    private RecordedCell cell = new RecordedCell();
    private boolean timed;

    @Override
    public @Nullable Object use(Work work) throws Throwable {
        if (work.bodies().isEmpty()) {
            if (work.arguments().equals(List.of("begin"))) {
                begin(work);
            } else {
                end(work);
            }
            return null;
        }
        begin(work);
        try {
            return work.bodies().getFirst().run();
        } finally {
            end(work);
        }
    }

    private void begin(Work work) throws InterruptedException {
        warmUp(work);
        Recording recording = open();
        recording.start();
        synchronized (this) {
            cell = new RecordedCell();
            cell.begin();
        }
    }

    private synchronized void end(Work work) throws IOException {
        Recording recording = running;
        if (recording == null) {
            throw new IllegalStateException("nothing is being recorded");
        }
        cell.end(); // what begins now is not the code's any more
        work.tell(waiting(work));
        cell.commit();
        work.tell(Told.line("file", write(recording)));
        threads.setThreadContentionMonitoringEnabled(timed);
    }

    /// One that a cell has left behind, which never came to its end, is thrown away.
    private synchronized Recording open() {
        if (running == null) {
            timed = threads.isThreadContentionMonitoringEnabled();
            threads.setThreadContentionMonitoringEnabled(true);
        } else {
            running.close();
        }
        Recording recording = new Recording();
        EVENTS.forEach(each -> recording.enable(each).withoutThreshold().withoutStackTrace());
        WAITS.forEach(each -> recording.enable(each).withoutThreshold().withStackTrace());
        recording.setMaxSize(MOST_BYTES);
        running = recording;
        return recording;
    }

    /// The first recording of a JVM takes long to start, which must not be seen in the picture. Threads that it starts for
    /// its own use must not pass for the cell's: they would inherit its context class loader.
    private void warmUp(Work work) throws InterruptedException {
        if (FlightRecorder.isInitialized()) {
            return;
        }
        Thread starter = Thread.ofPlatform().daemon().name("heddle-recorder").unstarted(() -> {
            try (Recording first = new Recording()) {
                first.start();
                new RecordedCell().commit();
                first.stop();
            }
        });
        starter.setContextClassLoader(null);
        starter.start();
        starter.join();
        String _ = waiting(work);
    }

    private Path write(Recording recording) throws IOException {
        Path file = Files.createTempFile("heddle-timeline", ".jfr");
        try (recording) {
            recording.stop();
            recording.dump(file);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        } finally {
            running = null;
        }
        return file;
    }

    private String waiting(Work work) {
        StringBuilder text = new StringBuilder();
        text.append(Told.line("cell", Thread.currentThread().threadId()));
        ProcessHandle.current().descendants().forEach(each -> text.append(Told.line("child", each.pid())));
        long[] ids = CellThreads.all()
                .stream()
                .filter(each -> work.cell().equals(work.cellOf(each)) || isCommonPools(each))
                .mapToLong(Thread::threadId)
                .toArray();
        for (ThreadInfo each : threads.getThreadInfo(ids, Integer.MAX_VALUE)) {
            if (each != null) {
                LockInfo lock = each.getLockInfo();
                text.append(Told.line("alive", each.getThreadId(), each.getThreadName(), each.getThreadState(),
                        Math.max(0, each.getBlockedTime()), Math.max(0, each.getWaitedTime()),
                        lock == null ? null : lock.getClassName(), each.getLockOwnerId(), each.getLockOwnerName(),
                        CellThreads.place(each.getStackTrace())));
            }
        }
        return text.toString();
    }

    private static boolean isCommonPools(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && ForkJoinPool.commonPool().equals(worker.getPool());
    }
}
