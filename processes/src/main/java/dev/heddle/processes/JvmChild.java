package dev.heddle.processes;

import dev.heddle.processes.internal.jvm.ChildJvm;
import dev.heddle.processes.internal.jvm.Courier;
import dev.heddle.processes.internal.jvm.Shipment;
import dev.heddle.processes.internal.link.Frame;
import dev.heddle.processes.internal.link.Frame.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A child, from the side of its parent.
final class JvmChild<T extends @Nullable Object> implements Child<T> {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final int LAST_WORDS = 500;
    private static final long WARM_UP = 0;
    private static final long TASK = 1;
    private static final Set<Kind> ANSWERS = EnumSet.of(Kind.RESULT, Kind.SHORT_RESULT, Kind.TOO_LARGE, Kind.THROWN);

    private final String name;
    private final ChildJvm jvm;
    private final Courier courier;
    private final OutputKeeper out = new OutputKeeper();
    private final OutputKeeper err = new OutputKeeper();
    private final Output output;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    // written before the task is sent, read by the thread that listens
    private volatile ClassLoader loader = ClassLoader.getSystemClassLoader();
    private volatile Runnable warm = () -> {};

    /// Kept while it runs: what is shared must live until the child has opened it.
    @SuppressWarnings("UnusedVariable")
    private volatile @Nullable Object task;

    private JvmChild(String name, ChildJvm jvm, Output output) {
        this.name = name;
        this.jvm = jvm;
        this.courier = new Courier(jvm);
        this.output = output;
    }

    /// Starts a JVM that waits for its task.
    static <T extends @Nullable Object> JvmChild<T> open(ChildBuilder like) {
        JvmChild<T> child = new JvmChild<>(like.name(), like.open(), like.output());
        like.listen(like.name(), child.jvm, child.out, child.err, child.new Listener());
        return child;
    }

    /// Lets it do something once, so that it is faster when it counts.
    ///
    /// @param then told when it is ready
    void warmUp(Shipment shipment, Runnable then) {
        warm = then;
        courier.send(WARM_UP, shipment);
    }

    /// Gives it its one task.
    void run(Object newTask, Shipment shipment) {
        task = newTask;
        loader = shipment.loader();
        ChildStart.now(pid(), name);
        courier.send(TASK, shipment);
        jvm.send(Frame.of(Kind.END, 0));
    }

    /// For who waits for its end, and does not end it.
    CompletableFuture<T> result() {
        return result.copy();
    }

    private final class Listener implements ChildJvm.Events {

        @Override
        public void said(Frame frame) {
            if (frame.id() == WARM_UP && ANSWERS.contains(frame.kind())) {
                warm.run(); // also if the rehearsal has failed: the task may not
                return;
            }
            switch (frame.kind()) {
                case RESULT, SHORT_RESULT, TOO_LARGE -> complete(frame);
                case THROWN -> result.completeExceptionally(Courier.failure(frame, loader));
                case CLASS_WANTED -> courier.answer(frame);
                case READY -> {
                    // it listens: nobody has waited for that
                }
                default -> throw new IllegalStateException("a child does not say " + frame.kind());
            }
        }

        @Override
        public void ended(int exitCode) {
            if (!result.isDone()) {
                result.completeExceptionally(new ChildEndedException(description(), exitCode, lastWords()));
            }
            task = null;
            ChildEnd.now(pid(), exitCode);
            exit.complete(exitCode);
        }
    }

    @SuppressWarnings("unchecked") // the task's type says what it gives
    private void complete(Frame frame) {
        try {
            result.complete((T) Courier.result(frame, loader));
        } catch (Throwable e) { // whatever it is, somebody waits to be told
            result.completeExceptionally(
                    new IllegalStateException(
                            "the result of " + description() + " cannot be read here: " + e.getMessage(), e));
        }
    }

    private String lastWords() {
        String text = err.text();
        return text.substring(Math.max(0, text.length() - LAST_WORDS));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long pid() {
        return jvm.process().pid();
    }

    @Override
    public boolean isAlive() {
        return jvm.process().isAlive();
    }

    @Override
    public void join() throws InterruptedException {
        try {
            exit.get();
        } catch (ExecutionException e) {
            throw new AssertionError("nobody fails it", e);
        }
    }

    @Override
    public boolean join(Duration atMost) throws InterruptedException {
        try {
            exit.get(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError("nobody fails it", e);
        }
    }

    @Override
    public OptionalInt exitCode() {
        return isAlive() ? OptionalInt.empty() : OptionalInt.of(jvm.process().exitValue());
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return exit.copy();
    }

    @Override
    public void interrupt() {
        jvm.send(Frame.of(Kind.INTERRUPT, TASK));
    }

    @Override
    public void terminate() {
        jvm.process().toHandle().destroy(); // that of Process closes the streams
    }

    @Override
    public void kill() {
        jvm.process().toHandle().destroyForcibly();
    }

    @Override
    public String output() {
        return out.text(output, description());
    }

    @Override
    public String errors() {
        return err.text(output, description());
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = result.cancel(mayInterruptIfRunning);
        if (cancelled && mayInterruptIfRunning) {
            interrupt();
        }
        return cancelled;
    }

    @Override
    public boolean isCancelled() {
        return result.isCancelled();
    }

    @Override
    public boolean isDone() {
        return result.isDone();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        return result.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return result.get(timeout, unit);
        } catch (TimeoutException e) {
            TimeoutException told = new TimeoutException(description() + " has no result after " + timeout + " "
                    + unit.toString().toLowerCase(Locale.ROOT));
            told.initCause(e);
            throw told;
        }
    }

    @Override
    public void close() {
        boolean interrupted = false;
        terminate();
        while (true) {
            try {
                if (!join(CLOSE_LIMIT)) {
                    kill();
                    join();
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                kill();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String description() {
        return "child '" + name + "' (pid " + pid() + ")";
    }

    @Override
    public String toString() {
        return "child '" + name + "' (pid " + pid() + ", "
                + (isAlive() ? "running" : "exit code " + jvm.process().exitValue()) + ")";
    }
}
