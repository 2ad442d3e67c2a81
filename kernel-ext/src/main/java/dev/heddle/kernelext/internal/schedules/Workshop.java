package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.processes.Child;
import dev.heddle.processes.ChildEndedException;
import dev.heddle.processes.Manager;
import dev.heddle.processes.Output;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Keeps the JVM that controls schedules: it is started when it is first wanted, stays warm for a while, and is replaced
/// when it does not answer any more. It ends with the kernel (docs/decisions/programs-of-cells.md).
final class Workshop {

    private static final String HEAP = "512m";
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofMinutes(15);

    private final String name;

    // guarded by this
    private @Nullable Manager<Laboratory> manager;
    private long asked; // how often

    /// @param name what its process is called
    Workshop(String name) {
        this.name = name;
    }

    /// A call of the laboratory.
    @FunctionalInterface
    interface Question<T> {
        T ask(Laboratory laboratory) throws InterruptedException;
    }

    /// Asks it something.
    ///
    /// @param limit how long it may take; it should keep to that by itself
    /// @throws MagicException if there is no answer
    <T> T ask(Kernel kernel, Duration limit, Question<T> question) throws Exception {
        return kernel.interruptibly(() -> ask(limit, question));
    }

    /// Asks it something in no cell's name.
    <T> T ask(Duration limit, Question<T> question) throws Exception {
        FutureTask<T> answer = new FutureTask<>(() -> question.ask(manager().object()));
        Thread.ofPlatform().daemon().name("heddle-" + name).start(answer);
        try {
            endWhenIdle();
            return answer.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            discard();
            throw e;
        } catch (TimeoutException e) {
            discard();
            throw new MagicException("The program did not come to an end in time.",
                    "Give it more time with --timeout, or fewer steps.");
        } catch (ExecutionException e) {
            throw told(e.getCause() == null ? e : e.getCause());
        }
    }

    private Exception told(Throwable cause) {
        return switch (cause) {
            case IllegalArgumentException e -> e;
            case ChildEndedException e -> {
                discard();
                yield new MagicException("The JVM that runs the schedules has ended: " + e.getMessage() + ".",
                        "Run the cell again: it gets a new one.");
            }
            case OutOfMemoryError _ -> {
                discard();
                yield new MagicException("The program needs more memory than the " + HEAP + " there are for it.",
                        "Give it fewer threads or less data.");
            }
            case Exception e -> e;
            default -> {
                discard();
                yield new MagicException("The schedules could not be run: " + cause + ".");
            }
        };
    }

    @SuppressWarnings("serial") // what the lambda opens to others is an empty bench
    private synchronized Manager<Laboratory> manager() throws InterruptedException, ExecutionException {
        Manager<Laboratory> there = manager;
        if (there == null) {
            there = Manager.of(Laboratory.class, Bench::new,
                    Child.of().name(name).maxHeap(HEAP).output(Output.capture()));
            manager = there;
        }
        return there;
    }

    private synchronized void endWhenIdle() {
        long now = ++asked;
        CompletableFuture.delayedExecutor(IDLE.toMillis(), TimeUnit.MILLISECONDS).execute(() -> discardIfIdle(now));
    }

    private synchronized void discardIfIdle(long since) {
        if (since == asked) {
            discard();
        }
    }

    /// Ends it, without waiting for that; whoever asks next gets a new one.
    synchronized void discard() {
        Manager<Laboratory> there = manager;
        manager = null;
        if (there != null) {
            Thread.ofPlatform().daemon().name("heddle-" + name + "-end").start(there::close);
        }
    }
}
