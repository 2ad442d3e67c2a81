package dev.heddle.worker.fork;

import dev.heddle.worker.tool.Tool;
import dev.heddle.worker.tool.Work;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The threads and processes that cells have left behind: `%reap`. It is told `list`; or `end`, the class of a cell whose
/// executors are shut down, too, or `*`, and what to end, as it was listed; or `tell` and `on` or `off`.
public final class Reap implements Tool {

    private static final Duration TO_END = Duration.ofSeconds(2);
    private static final String THREAD = "thread";

    private final Leftovers leftovers;
    private final Processes processes;
    private final Supplier<List<Class<?>>> cells;

    /// Makes the tool.
    ///
    /// @param leftovers know who has started what
    /// @param processes those that there are
    /// @param cells     the classes of the cells, which hold the notebook's variables
    public Reap(Leftovers leftovers, Processes processes, Supplier<List<Class<?>>> cells) {
        this.leftovers = leftovers;
        this.processes = processes;
        this.cells = cells;
    }

    @Override
    public @Nullable Object use(Work work) throws Exception {
        List<String> words = work.arguments();
        switch (words.getFirst()) {
            case "list" -> list(work);
            case "tell" -> leftovers.tell(words.get(1).equals("on"));
            default -> end(words.get(1), words.subList(2, words.size()), work);
        }
        return null;
    }

    private void list(Work work) {
        for (Thread each : threads(work.cell())) {
            tell(work, THREAD, Long.toString(each.threadId()), Objects.requireNonNullElse(leftovers.cellOf(each), ""),
                    each.getName(), Leftovers.state(each) + (each.isDaemon() ? ", daemon" : "")
                            + (Leftovers.isPools(each) ? ", of a pool" : ""),
                    place(each));
        }
        for (ProcessLine each : processes.lines()) {
            if (!ProcessLine.isOwn(each.name())) {
                tell(work, "process", Long.toString(each.pid()), each.cell(), each.name(), each.state(), "");
            }
        }
    }

    private static void tell(Work work, String... fields) {
        work.tell(String.join("\t", Arrays.stream(fields).map(each -> each.replaceAll("\\s", " ")).toList()) + "\n");
    }

    /// Those that cells have started, but not this one, and none of Heddle's.
    private List<Thread> threads(String self) {
        return Leftovers.all().stream().filter(each -> {
            String cell = leftovers.cellOf(each);
            return cell != null && !cell.equals(self) && !(each.isDaemon() && each.getName().startsWith("heddle-"));
        }).toList();
    }

    private static String place(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .filter(each -> Objects.requireNonNullElse(each.getFileName(), "").startsWith("Cell["))
                .map(each -> each.getFileName() + ":" + each.getLineNumber())
                .findFirst()
                .orElse("");
    }

    private void end(String pools, List<String> targets, Work work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        List<ProcessHandle> started = new ArrayList<>();
        for (String target : targets) {
            List<String> words = List.of(target.split(" ", 2));
            if (words.get(0).equals(THREAD)) {
                threads(work.cell()).stream()
                        .filter(each -> words.get(1).equals(Long.toString(each.threadId())))
                        .forEach(threads::add);
            } else {
                ProcessHandle.of(Long.parseLong(words.get(1))).ifPresent(started::add);
            }
        }
        if (threads.stream().anyMatch(Leftovers::isPools)) {
            shutDown(pools);
        }
        threads.forEach(Thread::interrupt);
        started.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + TO_END.toNanos();
        for (Thread each : threads) {
            boolean _ = each.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            tell(work, THREAD, each.getName(), became(each));
        }
        for (ProcessHandle each : started) {
            if (!ProcessTree.ends(each, Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                ProcessTree.kill(Stream.of(each));
                boolean _ = ProcessTree.ends(each, TO_END);
            }
            tell(work, "process", Long.toString(each.pid()), each.isAlive() ? "is still there" : "has ended");
        }
    }

    private static String became(Thread thread) {
        if (!thread.isAlive()) {
            return "has ended";
        }
        return Leftovers.isPools(thread)
                ? "goes on: it belongs to a pool. Call shutdownNow() on its ExecutorService"
                : "goes on: its code does not end when it is interrupted. %jvm --reset ends it, and all variables";
    }

    /// An interrupt does not end the thread of a pool. The pools that variables hold can be told to end.
    private void shutDown(String pools) {
        for (Class<?> cell : cells.get()) {
            if (!pools.equals("*") && !cell.getName().equals(pools) && !cell.getName().startsWith(pools + "_")) {
                continue;
            }
            for (Field field : cell.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()
                        && value(field) instanceof ExecutorService pool) {
                    pool.shutdownNow();
                }
            }
        }
    }

    private static @Nullable Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError("made accessible before", e);
        }
    }
}
