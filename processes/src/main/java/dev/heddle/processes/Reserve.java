package dev.heddle.processes;

import dev.heddle.processes.internal.copy.LambdaShapes;
import dev.heddle.processes.internal.jvm.Launch;
import dev.heddle.processes.internal.jvm.Shipment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// JVMs that are started already, and have run something once. A child that is taken from here starts in a few
/// milliseconds; another JVM is made ready in the background then. If none is ready, the child starts cold.
///
/// They are all alike: what [ChildBuilder] said when the reserve was made. Each holds some 25 MB while it waits. One that
/// dies while it waits is left out.
///
/// ```java
/// try (Reserve reserve = Child.of().maxHeap("64m").reserve(2)) {
///     reserve.start(() -> System.out.println("here at once")).join();
/// }
/// ```
public final class Reserve implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Reserve.class.getName());
    private static final long MOMENT_MILLIS = 100;

    private final ChildBuilder like;
    private final LambdaShapes shapes = new LambdaShapes();
    private final Shipment warmUp;

    // guarded by this
    private final Deque<JvmChild<Object>> ready = new ArrayDeque<>();
    private final List<JvmChild<Object>> alive = new ArrayList<>();
    private boolean closed;

    Reserve(ChildBuilder like, int count, Object rehearsal) {
        if (count < 1) {
            throw new IllegalArgumentException("a reserve has at least one JVM, not " + count);
        }
        this.like = like;
        this.warmUp = Shipment.of(rehearsal, shapes);
        try {
            for (int i = 0; i < count; i++) {
                prepare();
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        Launch.cache().makeSoon(() -> !isClosed());
    }

    /// Starts a child that runs this task.
    ///
    /// @throws IllegalArgumentException if the task captures what cannot be copied; nothing has been started then
    /// @throws IllegalStateException    if the reserve has been closed
    public <T extends @Nullable Object> Child<T> start(Task<T> task) {
        return start((Object) task);
    }

    /// Starts a child that runs this action.
    ///
    /// @throws IllegalArgumentException if the action captures what cannot be copied; nothing has been started then
    /// @throws IllegalStateException    if the reserve has been closed
    public Child<?> start(Action action) {
        return start((Object) action);
    }

    /// Opens every place of the class path: the first task would have to.
    static boolean lookAround() {
        return ClassLoader.getSystemClassLoader().getResource("no/such/resource") == null;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /// How many wait, ready to be taken.
    public synchronized int ready() {
        return ready.size();
    }

    @SuppressWarnings("unchecked") // a child that waits has no type yet; the task gives it one
    private <T extends @Nullable Object> Child<T> start(Object task) {
        Shipment shipment = Shipment.of(task, shapes);
        JvmChild<T> child = (JvmChild<T>) take();
        if (child == null) {
            child = JvmChild.open(like);
        } else {
            replaceSoon(child);
        }
        child.run(task, shipment);
        return child;
    }

    private synchronized @Nullable JvmChild<Object> take() {
        if (closed) {
            throw new IllegalStateException("the reserve has been closed");
        }
        JvmChild<Object> child = ready.poll();
        if (child != null) {
            alive.remove(child);
        }
        return child;
    }

    /// The lock is not held while the JVM starts: that takes its time.
    private void prepare() {
        if (isClosed()) {
            return;
        }
        JvmChild<Object> child = JvmChild.open(like);
        synchronized (this) {
            if (closed) {
                child.kill();
                return;
            }
            alive.add(child);
        }
        child.warmUp(warmUp, () -> offer(child));
        var _ = child.onExit().thenAccept(code -> forget(child));
    }

    /// A JVM that starts takes the processor away from the child that is wanted now. So the next one starts when that has
    /// a result, or a moment later.
    private void replaceSoon(JvmChild<?> busy) {
        var _ = busy.result()
                .handle((result, failure) -> true)
                .completeOnTimeout(true, MOMENT_MILLIS, TimeUnit.MILLISECONDS)
                .thenRun(() -> Thread.ofPlatform().daemon().name("heddle-reserve").start(this::replace));
    }

    /// Without a replacement the next children start cold, but they start.
    private void replace() {
        try {
            prepare();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "no JVM could be started for the reserve", e);
        }
    }

    private synchronized void offer(JvmChild<Object> child) {
        if (alive.contains(child)) {
            ready.add(child);
        }
    }

    private synchronized void forget(JvmChild<Object> child) {
        alive.remove(child);
        ready.remove(child);
    }

    /// Ends the JVMs that wait. Children that have been started go on.
    @Override
    public void close() {
        List<JvmChild<Object>> rest;
        synchronized (this) {
            closed = true;
            rest = List.copyOf(alive);
            ready.clear();
        }
        rest.forEach(JvmChild::kill);
        rest.forEach(JvmChild::close);
    }
}
