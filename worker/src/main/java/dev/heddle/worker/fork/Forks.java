package dev.heddle.worker.fork;

import dev.heddle.processes.Child;
import dev.heddle.processes.ChildBuilder;
import dev.heddle.processes.Output;
import dev.heddle.processes.OutputLine;
import dev.heddle.processes.Reserve;
import dev.heddle.processes.Snapshot;
import dev.heddle.processes.spi.ClassBytes;
import dev.heddle.worker.tool.Body;
import dev.heddle.worker.tool.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The children that cells of this notebook have forked. A JVM is kept started for the next one; not before the first fork,
/// so that notebooks which do not fork pay nothing.
public final class Forks {

    /// What the JVM that waits for the next fork is called among the machine's processes.
    static final String RESERVE = ProcessLine.OWN + "reserve";

    private static final int MOST_REMEMBERED = 1000;
    private static final int MOST_LEFT_OUT = 5;

    // written by cells, read by the threads that take what children print; a line may come before its child is known
    private final Map<Long, CompletableFuture<Lines>> byPid = new ConcurrentHashMap<>();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>(); // results on their way into a variable
    private final AtomicLong lastKey = new AtomicLong();

    // guarded by this
    private final List<ForkedChild> known = new ArrayList<>(); // the oldest first
    private @Nullable Reserve reserve;
    private boolean asked;

    /// Takes what a child prints.
    interface Lines {
        void take(OutputLine line);
    }

    /// A map keeps no null by itself.
    private record Kept(@Nullable Object result) {}

    /// Makes the registry of a notebook.
    public Forks() {}

    /// Starts children that run the code of a cell. If one cannot be started, those before it are ended.
    List<ForkedChild> start(ForkOrder order, Work work) {
        Body body = work.bodies().getFirst();
        List<ForkedChild> children = new ArrayList<>();
        try {
            for (int i = 0; i < order.count(); i++) {
                children.add(start(order, i, body, work));
            }
        } catch (RuntimeException e) {
            children.forEach(ForkedChild::kill);
            throw e;
        }
        prepare(children.getFirst());
        return children;
    }

    private ForkedChild start(ForkOrder order, int number, Body body, Work work) {
        String secret = UUID.randomUUID().toString();
        Snapshot<@Nullable Object> task = Snapshot.<@Nullable Object>of(
                new ForkTask(body.holder(), number, order.count(), order.limit(), secret), variables(work.classes()),
                List.of(body.holder()));
        if (number == 0) {
            task.leftOut()
                    .stream()
                    .limit(MOST_LEFT_OUT)
                    .forEach(each -> work.print("Not in the child: " + each.reason()
                            + ". To read it there fails.\n", /* error= */ true));
        }
        String name = order.name(number);
        Reserve ready = reserve();
        Child<?> child = order.isPlain() && ready != null
                ? ready.<@Nullable Object>start(task)
                : order.describe(builder(name)).<@Nullable Object>start(task);
        ForkedChild forked =
                new ForkedChild(name, number, work.cell(), child, order.limit(), secret, work::print);
        synchronized (this) {
            known.removeIf(each -> each.hasEnded() && known.size() > MOST_REMEMBERED);
            known.add(forked);
        }
        byPid.compute(child.pid(),
                (_, before) -> before == null || before.isDone() ? new CompletableFuture<>() : before)
                .complete(forked::printed); // a number can come again
        forked.watch();
        // What the child has left behind may go on to print. The child itself, and its value, are let go.
        var _ = forked.ending()
                .thenRun(() -> byPid.put(child.pid(), CompletableFuture.completedFuture(forked.afterwards())));
        return forked;
    }

    private static Predicate<Class<?>> variables(ClassLoader cells) {
        return type -> cells.equals(type.getClassLoader())
                && cells instanceof ClassBytes files && files.classBytes(type.getName()) != null;
    }

    private ChildBuilder builder(String name) {
        return Child.of().name(name).output(Output.tagged(this::printed));
    }

    private void printed(OutputLine line) {
        of(line.pid()).join().take(line);
    }

    private CompletableFuture<Lines> of(long pid) {
        return byPid.computeIfAbsent(pid, _ -> new CompletableFuture<>());
    }

    private synchronized @Nullable Reserve reserve() {
        return reserve;
    }

    /// Starts a JVM for the next fork when the first one has ended: it would take the processor away from it.
    private synchronized void prepare(ForkedChild first) {
        if (!asked) {
            asked = true;
            var _ = first.ending().thenRun(() -> Thread.ofPlatform().daemon().name("heddle-reserve").start(this::fill));
        }
    }

    private void fill() {
        Thread.currentThread().setContextClassLoader(Forks.class.getClassLoader()); // it belongs to no cell
        Reserve filled = builder(RESERVE).reserve(1, Rehearsal.task());
        synchronized (this) {
            reserve = filled;
        }
    }

    /// All that are remembered.
    synchronized List<ForkedChild> known() {
        return List.copyOf(known);
    }

    /// The child of a process; null if that is none of them.
    synchronized @Nullable ForkedChild find(long pid) {
        return known.stream().filter(each -> each.pid() == pid).findFirst().orElse(null);
    }

    /// Whether a process is one of them, or one of Heddle's own.
    boolean isOurs(ProcessHandle process) {
        return find(process.pid()) != null || ProcessLine.isOwn(ProcessLine.command(process));
    }

    /// Forgets one, whose end somebody has been told.
    synchronized void forget(ForkedChild child) {
        known.remove(child);
    }

    /// Keeps a result until code fetches it.
    ///
    /// @return the name under which it is kept
    String keep(@Nullable Object result) {
        String key = Long.toString(lastKey.incrementAndGet());
        kept.put(key, new Kept(result));
        return key;
    }

    /// What was kept. It is kept no longer.
    @Nullable
    Object take(String key) {
        Kept found = kept.remove(key);
        return found == null ? null : found.result();
    }
}
