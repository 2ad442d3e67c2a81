package dev.heddle.processes;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A child JVM that runs one task: a thread's verbs, and a future's.
///
/// ```java
/// Child<Long> child = Child.of().name("sum").start(() -> LongStream.range(0, 1_000_000).sum());
/// long sum = child.get();
/// ```
///
/// The child has memory of its own. The task, and what it captures, is a copy. What it gives comes back as a copy, and so
/// does what it throws, with its stack trace, as the cause of an `ExecutionException`. After its task, the child ends as
/// a program does after `main`: when its other threads have ended, those that are no daemons.
///
/// A child dies with its parent, however that ends.
///
/// @param <T> what the task gives
public sealed interface Child<T extends @Nullable Object> extends Future<T>, AutoCloseable permits JvmChild {

    /// Starts describe themselves with this: `Child.of().name("w").maxHeap("64m").start(task)`.
    static ChildBuilder of() {
        return ChildBuilder.STANDARD;
    }

    /// What it is called.
    String name();

    /// Its process's number.
    long pid();

    /// Whether its process is still there.
    boolean isAlive();

    /// Waits for the process's end.
    void join() throws InterruptedException;

    /// Waits for the process's end, but no longer than this.
    ///
    /// @return whether it has ended
    boolean join(Duration atMost) throws InterruptedException;

    /// How the process ended: 0 if all went well, 1 if the task threw something, 128 and the number of a signal; empty
    /// while it is alive.
    OptionalInt exitCode();

    /// Completes with the exit code when the process has ended, and all that it has printed is there.
    CompletableFuture<Integer> onExit();

    /// Interrupts the thread that runs the task, as `Thread.interrupt` does.
    void interrupt();

    /// Asks the process to end (SIGTERM): its shutdown hooks run.
    void terminate();

    /// Ends the process at once (SIGKILL).
    void kill();

    /// What it has printed so far, if that is captured.
    ///
    /// @throws IllegalStateException if its output goes elsewhere
    String output();

    /// What it has printed so far as errors, if that is captured.
    ///
    /// @throws IllegalStateException if its output goes elsewhere
    String errors();

    /// Gives the result up, so that `get` throws a `CancellationException`.
    ///
    /// @param mayInterruptIfRunning whether the child's thread is interrupted; [#kill()] ends it for sure
    @Override
    boolean cancel(boolean mayInterruptIfRunning);

    /// Ends the child if it is still alive: terminates it, waits five seconds, kills it.
    @Override
    void close();
}
