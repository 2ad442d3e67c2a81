package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Command;
import dev.heddle.worker.Command.Call;
import dev.heddle.worker.Command.CellTask;
import dev.heddle.worker.Command.CloseShell;
import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Command.Force;
import dev.heddle.worker.Command.Interrupt;
import dev.heddle.worker.Command.Task;
import dev.heddle.worker.Link;
import dev.heddle.worker.Offspring;
import dev.heddle.worker.Report;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Answered;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Exiting;
import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Interrupted;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Uncaught;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The JVM in which the cells run, as its kernel sees it: a process, and the link to it. The one owner of both.
final class WorkerJvm implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WorkerJvm.class.getName());
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration EXIT_LIMIT = WorkerCache.exitLimit();
    private static final Duration LAST_WORDS_LIMIT = Duration.ofMillis(500);

    private final Process process;
    private final String mark; // what the environment of its children bears
    private final Link link;
    private final CellEvents events;

    /// A call that has not been answered: how it will be, or how the worker has ended instead.
    ///
    /// @param shell whose thread is to answer it; null if it runs no cell
    record Pending(long id, @Nullable String shell, CompletableFuture<Answered> answer) {

        /// Waits for the answer, but not longer than that.
        boolean endsWithin(Duration limit) {
            try {
                answer.handle((_, _) -> true).get(limit.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("nothing here can fail", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true; // who asks is to end
            }
        }
    }

    // An answer to a call that nobody waits for is dropped.
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    private volatile String cell = "";
    private volatile String endReason = "";
    private volatile @Nullable Exiting exiting; // who ended it, if somebody did
    private volatile @Nullable WorkerEndedException ended;

    private WorkerJvm(Process process, String mark, Link link, CellEvents events) {
        this.process = process;
        this.mark = mark;
        this.link = link;
        this.events = events;
    }

    /// Starts a worker and waits until it has connected.
    ///
    /// @param events get what the cells say
    /// @throws IOException if it does not come up
    static WorkerJvm start(CellEvents events) throws IOException {
        return start(events, JvmSetup.PLAIN);
    }

    /// Starts a worker and waits until it has connected.
    ///
    /// @param events get what the cells say
    /// @param setup  what it is started with
    /// @throws IOException if it does not come up
    static WorkerJvm start(CellEvents events, JvmSetup setup) throws IOException {
        try (WorkerDoor door = WorkerDoor.open()) {
            ProcessBuilder builder = new ProcessBuilder(setup.command(command(door.port())));
            Utf8Locale.set(builder.environment());
            setup.changeEnvironment(builder.environment());
            String mark = UUID.randomUUID().toString();
            builder.environment().put(Offspring.VARIABLE, mark);
            Process process = builder.start();
            try {
                tell(process, door.token());
                WorkerJvm worker = new WorkerJvm(process, mark, door.await(process, START_LIMIT), events);
                worker.listen();
                return worker;
            } catch (IOException | RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        }
    }

    /// Sends a task and waits for its answer.
    ///
    /// @throws WorkerEndedException if the worker ends, or has ended, instead of answering
    Answer call(Task task) throws WorkerEndedException {
        return call(task, () -> false).answer();
    }

    /// Sends a task and waits for its answer.
    ///
    /// @param givenUp whether nobody wants it any more. Looked at when an interrupt could find the task: one that came
    ///                before is seen here, a later one there
    /// @throws WorkerEndedException if the worker ends, or has ended, instead of answering
    Answered call(Task task, BooleanSupplier givenUp) throws WorkerEndedException {
        Pending call = new Pending(lastId.incrementAndGet(), task instanceof CellTask cell ? cell.shell() : null,
                new CompletableFuture<>());
        pending.put(call.id(), call);
        try {
            WorkerEndedException before = ended;
            if (before != null) {
                throw before;
            }
            if (givenUp.getAsBoolean()) {
                return new Answered(call.id(), new Interrupted(List.of(), null));
            }
            send(new Call(call.id(), task));
            return call.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WorkerEndedException end) {
                throw end;
            }
            throw e;
        } finally {
            pending.remove(call.id());
        }
    }

    /// The calls that run cells and have not been answered.
    List<Pending> running() {
        return pending.values().stream().filter(each -> each.shell() != null).toList();
    }

    /// Lets the thread of a shell end.
    void closeShell(String shell) {
        send(new CloseShell(shell));
    }

    /// Asks the worker to end the cell of a call; returns at once.
    void interrupt(long id, Force force) {
        send(new Interrupt(id, force));
    }

    /// Ends the worker without asking it.
    ///
    /// @param reason what the cell that runs will be told
    void destroy(String reason) {
        endReason = reason;
        process.destroyForcibly();
    }

    /// Names the cell that owns what the worker's process prints past `System.out`: native code, or a child with
    /// inherited output.
    void runsCell(String newCell) {
        cell = newCell;
    }

    /// How it ended, if it did.
    @Nullable
    WorkerEndedException ended() {
        return ended;
    }

    long pid() {
        return process.pid();
    }

    /// Asks the worker to end, waits, and ends it the hard way if it does not. What it started ends with it.
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            send(new Exit());
            process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Stream.concat(descendants.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().completeOnTimeout(process, EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    private static void tell(Process process, String token) {
        try {
            // The pipe stays open: nothing more is ever written to it, so no child of a cell can steal anything.
            OutputStream input = process.getOutputStream();
            input.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
            input.flush();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the worker ended at once; the door tells why", e);
        }
    }

    private void send(Command command) {
        try {
            link.send(command);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the worker is gone; the end of its reports tells how", e);
        }
    }

    private static List<String> command(int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                new ArrayList<>(List.of(java, "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED",
                        "-XX:ErrorFile=" + CrashReport.PATTERN));
        command.addAll(WorkerCache.flags(CodePlace.of("dev.heddle.worker")));
        command.addAll(List.of("-cp", classPath(), dev.heddle.worker.Main.class.getName(), String.valueOf(port)));
        return command;
    }

    private void listen() {
        Thread out = Thread.ofPlatform()
                .daemon()
                .name("heddle-worker-out")
                .start(() -> forward(process.getInputStream(), Report.Stream.OUT));
        Thread err = Thread.ofPlatform()
                .daemon()
                .name("heddle-worker-err")
                .start(() -> forward(process.getErrorStream(), Report.Stream.ERR));
        Thread.ofPlatform().daemon().name("heddle-worker-reports").start(() -> receiveAll(List.of(out, err)));
    }

    /// Whatever happens in it, nobody may wait for an answer that can no longer come.
    private void receiveAll(List<Thread> forwarders) {
        try (link) {
            for (Report report = link.receiveReport(); report != null; report = link.receiveReport()) {
                switch (report) {
                    case Output output -> print(output);
                    case Displayed displayed -> show(() -> events.displayed(displayed), "what a cell displayed");
                    case Uncaught uncaught -> show(() -> events.threadFailed(uncaught), "the end of a thread");
                    case Exiting exit -> exiting = exit;
                    case InputWanted wanted -> events.wantsInput(wanted, this::send);
                    case Answered answered -> complete(answered);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the link to the worker broke", e);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the reports of the worker cannot be read", e);
        } finally {
            WorkerEndedException end = awaitEnd(forwarders);
            ended = end;
            pending.values().forEach(call -> call.answer().completeExceptionally(end));
        }
    }

    private void complete(Answered answered) {
        Pending call = pending.get(answered.id());
        if (call != null) {
            call.answer().complete(answered);
        }
    }

    private void print(Output output) {
        show(() -> events.printed(output), "what a cell printed");
    }

    /// A report that cannot be shown must not end the reading of the others.
    private static void show(Runnable telling, String what) {
        try {
            telling.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, what + " could not be shown", e);
        }
    }

    private WorkerEndedException awaitEnd(List<Thread> forwarders) {
        try {
            if (!process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Offspring.end(mark, process.toHandle());
            for (Thread forwarder : forwarders) {
                forwarder.join(LAST_WORDS_LIMIT); // it goes on as long as a child of the worker holds the pipe
            }
            return new WorkerEndedException(process.pid(), process.exitValue(), endReason, exiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return new WorkerEndedException(process.pid(), -1, endReason, exiting);
        }
    }

    private void forward(InputStream from, Report.Stream stream) {
        try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int count = reader.read(buffer); count > 0; count = reader.read(buffer)) {
                print(new Output(cell, stream, new String(buffer, 0, count)));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the worker's own output ended", e);
        }
    }

    /// What the worker needs, and all of Heddle that a cell can see.
    static String classPath() {
        return CodePlace.of("dev.heddle.worker") + File.pathSeparator + CodePlace.of("dev.heddle.processes");
    }
}
