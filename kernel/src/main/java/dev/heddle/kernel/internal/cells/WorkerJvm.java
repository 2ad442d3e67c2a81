package dev.heddle.kernel.internal.cells;

import dev.heddle.worker.Command;
import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Link;
import dev.heddle.worker.Report;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The JVM in which the cells run, as its kernel sees it: a process, and the link to it. The one owner of both.
final class WorkerJvm implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WorkerJvm.class.getName());
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);
    private static final int LOOK_MILLIS = 200; // how often a start looks whether the process is still there
    private static final int TOKEN_MILLIS = 5_000;
    private static final int ENOUGH_FOR_A_STRAY_CONNECTION = 8;

    private final Process process;
    private final Link link;
    private final Consumer<Output> onOutput;

    // one command at a time is on its way; its answer, or how the worker ended instead
    private volatile CompletableFuture<Answer> pending = new CompletableFuture<>();
    private volatile String cell = "";
    private volatile @Nullable WorkerEndedException ended;

    private WorkerJvm(Process process, Link link, Consumer<Output> onOutput) {
        this.process = process;
        this.link = link;
        this.onOutput = onOutput;
    }

    /// Starts a worker and waits until it has connected.
    ///
    /// @param onOutput gets what the cells print, in order
    /// @throws IOException if it does not come up
    static WorkerJvm start(Consumer<Output> onOutput) throws IOException {
        try (ServerSocket door = new ServerSocket(0, ENOUGH_FOR_A_STRAY_CONNECTION,
                InetAddress.getLoopbackAddress())) {
            String token = newToken();
            Process process = new ProcessBuilder(command(door.getLocalPort())).start();
            try {
                // The pipe stays open: nothing more is ever written to it, so no child of a cell can steal anything.
                OutputStream input = process.getOutputStream();
                input.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
                input.flush();
                WorkerJvm worker = new WorkerJvm(process, accept(door, token, process), onOutput);
                worker.listen();
                return worker;
            } catch (IOException e) {
                process.destroyForcibly();
                throw e;
            }
        }
    }

    /// Sends a command and waits for its answer.
    ///
    /// @throws WorkerEndedException if the worker ends, or has ended, instead of answering
    Answer call(Command command) throws WorkerEndedException {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        pending = answer;
        WorkerEndedException before = ended;
        if (before != null) {
            throw before;
        }
        try {
            link.send(command);
            return answer.join();
        } catch (IOException e) {
            throw awaitEnd();
        } catch (CompletionException e) {
            throw e.getCause() instanceof WorkerEndedException end ? end : awaitEnd();
        }
    }

    /// Names the cell that owns what the worker's process prints past `System.out`: native code, or a child with
    /// inherited output.
    void runsCell(String newCell) {
        cell = newCell;
    }

    boolean isAlive() {
        return ended == null;
    }

    long pid() {
        return process.pid();
    }

    /// Asks the worker to end, waits, and ends it the hard way if it does not. What it started ends with it.
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        try (link) {
            link.send(new Exit());
            process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the worker was gone before it was asked to end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<String> command(int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "-XX:-UsePerfData", "-cp", classPath(), dev.heddle.worker.Main.class.getName(),
                String.valueOf(port));
    }

    private static Link accept(ServerSocket door, String token, Process process) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        door.setSoTimeout(LOOK_MILLIS);
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IOException("the JVM for the cells ended at once, with exit code " + process.exitValue()
                        + said(process));
            }
            Link link = acceptOne(door, token);
            if (link != null) {
                return link;
            }
        }
        throw new IOException("the JVM for the cells did not connect within " + START_LIMIT.toSeconds() + " s");
    }

    /// The next connection, if one comes soon, and if it is our worker and not somebody else on this machine.
    private static @Nullable Link acceptOne(ServerSocket door, String token) throws IOException {
        Socket socket;
        try {
            socket = door.accept();
        } catch (SocketTimeoutException e) {
            return null;
        }
        socket.setSoTimeout(TOKEN_MILLIS);
        Link link = new Link(socket);
        try {
            if (MessageDigest.isEqual(link.receiveToken().getBytes(StandardCharsets.UTF_8),
                    token.getBytes(StandardCharsets.UTF_8))) {
                socket.setSoTimeout(0);
                return link;
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a stranger connected instead of the worker", e);
        }
        link.close();
        return null;
    }

    private static String said(Process process) throws IOException {
        String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "" : ": " + text;
    }

    private void listen() {
        Thread.ofPlatform().daemon().name("heddle-worker-reports").start(this::receiveAll);
        Thread.ofPlatform()
                .daemon()
                .name("heddle-worker-out")
                .start(() -> forward(process.getInputStream(), Stream.OUT));
        Thread.ofPlatform()
                .daemon()
                .name("heddle-worker-err")
                .start(() -> forward(process.getErrorStream(), Stream.ERR));
    }

    private void receiveAll() {
        try {
            for (Report report = link.receiveReport(); report != null; report = link.receiveReport()) {
                switch (report) {
                    case Output output -> onOutput.accept(output);
                    case Answer answer -> pending.complete(answer);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the link to the worker broke", e);
        }
        WorkerEndedException end = awaitEnd();
        ended = end;
        pending.completeExceptionally(end);
    }

    private WorkerEndedException awaitEnd() {
        try {
            if (!process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new WorkerEndedException(process.pid(), process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return new WorkerEndedException(process.pid(), -1);
        }
    }

    private void forward(InputStream from, Stream stream) {
        try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            char[] buffer = new char[8192];
            for (int count = reader.read(buffer); count > 0; count = reader.read(buffer)) {
                onOutput.accept(new Output(cell, stream, new String(buffer, 0, count)));
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the worker's own output ended", e);
        }
    }

    /// What the worker needs, and all of Heddle that a cell can see.
    static String classPath() {
        return CodePlace.of("dev.heddle.worker") + File.pathSeparator + CodePlace.of("dev.heddle.processes");
    }

    private static String newToken() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
