package dev.heddle.worker.fork;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What cells leave behind when they end: threads that keep on running, and processes. A line says so once.
///
/// A cell that starts nothing pays for one look at the list of threads: the JDK has a thread for each process that was
/// started, with the process's number in its name.
public final class Leftovers {

    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MOST_NAMED = 5;
    private static final int ROOM = 16;
    private static final Pattern REAPER = Pattern.compile("process reaper \\(pid (\\d+)\\)");
    private static final Pattern NUMBER = Pattern.compile("\\d+$");
    private static final String POOLS = "java.util.concurrent.ThreadPoolExecutor$Worker";

    private final Function<Thread, @Nullable String> cellOf;
    private final Forks forks;

    private final Map<Long, String> cellOfProcess = new ConcurrentHashMap<>(); // written when a cell ends, read by tools

    // guarded by this
    private final Set<String> toldPools = new HashSet<>();
    private Set<Long> processes = Set.of();

    private volatile boolean telling = true;

    /// Knows nothing yet.
    ///
    /// @param cellOf which cell has started a thread
    /// @param forks  children that are no leftovers
    public Leftovers(Function<Thread, @Nullable String> cellOf, Forks forks) {
        this.cellOf = cellOf;
        this.forks = forks;
    }

    /// To be called when a cell has ended, on its thread. Threads that are about to end get a moment.
    ///
    /// @param cell the cell
    /// @return a line for it; empty if it leaves nothing
    public String after(String cell) {
        List<Thread> threads = new ArrayList<>();
        Set<Long> now = new HashSet<>();
        boolean nameless = false; // a reaper that waits for its next process, or has not said yet which one it has
        for (Thread each : all()) {
            if (!each.isDaemon() && cell.equals(cellOf.apply(each))) {
                threads.add(each);
            } else if (each.getName().startsWith("process reaper")) {
                Matcher reaper = REAPER.matcher(each.getName());
                if (reaper.matches()) {
                    now.add(Long.valueOf(reaper.group(1)));
                } else {
                    nameless = true;
                }
            }
        }
        if (nameless) {
            ProcessHandle.current().children().forEach(each -> now.add(each.pid()));
        }
        List<ProcessHandle> started = started(cell, now);
        if ((threads.isEmpty() && started.isEmpty()) || !telling) {
            return "";
        }
        awaitEnd(threads, started);
        return line(threads, started);
    }

    /// Whether a line tells of leftovers from now on.
    void tell(boolean newTelling) {
        telling = newTelling;
    }

    /// The cell that has started a process, as far as that was seen.
    @Nullable
    String cellOf(long pid) {
        return cellOfProcess.get(pid);
    }

    /// The cell that has started a thread, or the one that started it.
    @Nullable
    String cellOf(Thread thread) {
        return cellOf.apply(thread);
    }

    /// Whether a thread belongs to an executor.
    static boolean isPools(Thread thread) {
        return Arrays.stream(thread.getStackTrace()).anyMatch(each -> each.getClassName().equals(POOLS));
    }

    /// All platform threads.
    static List<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() + ROOM];
        int count = root.enumerate(threads);
        while (count == threads.length) { // more may have come meanwhile
            threads = new Thread[2 * count];
            count = root.enumerate(threads);
        }
        return List.of(Arrays.copyOf(threads, count));
    }

    private List<ProcessHandle> started(String cell, Set<Long> now) {
        List<ProcessHandle> started = new ArrayList<>();
        Set<Long> before;
        synchronized (this) {
            before = processes;
            processes = now;
        }
        for (long pid : now) {
            ProcessHandle process = before.contains(pid) ? null : ProcessHandle.of(pid).orElse(null);
            if (process != null && !forks.isOurs(process)) {
                cellOfProcess.put(pid, cell);
                started.add(process);
            }
        }
        cellOfProcess.keySet().removeIf(pid -> !now.contains(pid) && !ProcessHandle.of(pid).isPresent());
        return started;
    }

    private static void awaitEnd(List<Thread> threads, List<ProcessHandle> started) {
        long end = System.nanoTime() + GRACE_NANOS;
        try {
            for (Thread each : threads) {
                long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (millis > 0) {
                    each.join(millis);
                }
            }
            for (ProcessHandle each : started) {
                each.onExit().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            // Then it is left behind.
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a process cannot be waited for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // somebody is in a hurry
        }
    }

    private String line(List<Thread> threads, List<ProcessHandle> started) {
        List<String> left = new ArrayList<>();
        for (Thread each : threads) {
            if (each.isAlive() && isNews(each)) {
                left.add("thread \"" + each.getName() + "\" (" + state(each) + ")");
            }
        }
        for (ProcessHandle each : started) {
            if (each.isAlive() && !forks.isOurs(each)) { // one that has just begun has its name only now
                left.add("process " + each.pid() + " (" + ProcessLine.command(each) + ")");
            }
        }
        if (left.isEmpty()) {
            return "";
        }
        int more = left.size() - MOST_NAMED;
        return "This cell leaves behind: " + String.join(", ", left.subList(0, Math.min(left.size(), MOST_NAMED)))
                + (more > 0 ? " and " + more + " more" : "") + ". %reap shows and ends "
                + (left.size() == 1 ? "it" : "them")
                + ".\n";
    }

    /// A pool makes threads whenever it needs them. It is told once.
    private synchronized boolean isNews(Thread thread) {
        return !isPools(thread) || toldPools.add(NUMBER.matcher(thread.getName()).replaceFirst(""));
    }

    static String state(Thread thread) {
        return switch (thread.getState()) {
            case NEW -> "not begun";
            case RUNNABLE -> "running";
            case BLOCKED -> "waiting for a lock";
            case WAITING -> "waiting";
            case TIMED_WAITING -> "waiting for a while";
            case TERMINATED -> "ended";
        };
    }
}
