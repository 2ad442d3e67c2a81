package dev.heddle.worker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heddle.processes.spi.ClassBytes;
import dev.heddle.worker.Command.Call;
import dev.heddle.worker.Command.ClassFile;
import dev.heddle.worker.Command.Force;
import dev.heddle.worker.Command.Given;
import dev.heddle.worker.Command.Input;
import dev.heddle.worker.Command.Interrupt;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Command.Task;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Answered;
import dev.heddle.worker.Report.Displayed;
import dev.heddle.worker.Report.Exiting;
import dev.heddle.worker.Report.InputWanted;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.Report.Uncaught;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A worker JVM of a test, started as the kernel starts it. Whatever the test does, it is gone after [#end].
final class WorkerProcess {

    private static final String TOKEN = "token of the test";

    private final Process process;
    private final Socket socket;
    private final Link link;
    private final List<Output> outputs = new ArrayList<>();
    private final List<Uncaught> failures = new ArrayList<>();
    private final List<Exiting> exits = new ArrayList<>();
    private final List<Displayed> displays = new ArrayList<>();
    private long lastId;

    private WorkerProcess(Process process, Socket socket) throws IOException {
        this.process = process;
        this.socket = socket;
        this.link = new Link(socket);
    }

    static WorkerProcess start(String... flags) throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> command =
                    new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED"));
            command.addAll(List.of(flags));
            command.addAll(
                    List.of("-cp", classPath(), Main.class.getName(), String.valueOf(door.getLocalPort())));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().write((TOKEN + "\n").getBytes(US_ASCII));
            process.getOutputStream().flush();
            door.setSoTimeout(30_000);
            WorkerProcess worker = new WorkerProcess(process, door.accept());
            if (!worker.link.receiveToken().equals(TOKEN)) {
                throw new IOException("the worker told another token");
            }
            return worker;
        }
    }

    /// Loads a class `Cell`.
    Answer load(String source) throws IOException {
        return load(SourceCompiler.compile(source));
    }

    Answer load(List<ClassFile> classes) throws IOException {
        return call(new Load(classes));
    }

    /// Loads a class `Cell` with this body of its method, and runs it.
    Answer run(String body) throws IOException {
        load("public class Cell { public static Object do_it$() throws Throwable { " + body + " } }");
        return invoke();
    }

    /// Runs the class `Cell`.
    Answer invoke() throws IOException {
        return call(new Invoke("cell-1", "Cell", "do_it$", true));
    }

    Answer call(Task task) throws IOException {
        send(task);
        return answer();
    }

    void send(Task task) throws IOException {
        lastId++;
        link.send(new Call(lastId, task));
    }

    void send(Command command) throws IOException {
        link.send(command);
    }

    /// Asks to end the cell that was sent last.
    void interrupt(Force force) throws IOException {
        link.send(new Interrupt(lastId, force));
    }

    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// The number of the latest task.
    long lastId() {
        return lastId;
    }

    /// The answer to the latest task; what is printed before it is kept.
    Answer answer() throws IOException {
        return answer(lastId);
    }

    /// The answer to a task; what is printed before it is kept.
    Answer answer(long wanted) throws IOException {
        for (Report report = link.receiveReport(); report != null; report = link.receiveReport()) {
            switch (report) {
                case Output output -> outputs.add(output);
                case Uncaught uncaught -> failures.add(uncaught);
                case Exiting exiting -> exits.add(exiting);
                case Displayed displayed -> displays.add(displayed);
                case InputWanted question -> throw new IOException("nobody said that input is wanted: " + question);
                case Answered(long id, var answer, var _) -> {
                    if (id != wanted) {
                        throw new IOException("an answer to call " + id + " instead of " + wanted);
                    }
                    return answer;
                }
            }
        }
        throw new IOException("the worker ended without an answer" + said());
    }

    /// Returns when something has been printed.
    void awaitOutput() throws IOException {
        while (true) {
            switch (Objects.requireNonNull(link.receiveReport())) {
                case Output output -> {
                    outputs.add(output);
                    return;
                }
                case Exiting exiting -> exits.add(exiting);
                case Report other -> throw new IOException("unexpected: " + other);
            }
        }
    }

    /// Returns when the cell wants a line; what is printed before is kept.
    InputWanted awaitQuestion() throws IOException {
        while (true) {
            switch (Objects.requireNonNull(link.receiveReport())) {
                case Output output -> outputs.add(output);
                case Uncaught uncaught -> failures.add(uncaught);
                case Exiting exiting -> exits.add(exiting);
                case Displayed displayed -> displays.add(displayed);
                case InputWanted wanted -> {
                    return wanted;
                }
                case Answered answered -> throw new IOException("the cell ended and asked nothing: " + answered);
            }
        }
    }

    /// Answers a question.
    void give(InputWanted wanted, Given given, String text) throws IOException {
        link.send(new Input(wanted.id(), given, text));
    }

    /// Reads to the end of the link: no answer must be left.
    void readToEnd() throws IOException {
        for (Report report = link.receiveReport(); report != null; report = link.receiveReport()) {
            switch (report) {
                case Output output -> outputs.add(output);
                case Exiting exiting -> exits.add(exiting);
                default -> throw new IOException("unexpected: " + report);
            }
        }
    }

    /// What has been printed by the cell so far.
    String printed(String cell, Stream stream) {
        return outputs.stream()
                .filter(each -> each.cell().equals(cell) && each.stream() == stream)
                .map(Output::text)
                .collect(Collectors.joining());
    }

    /// What has been displayed so far, in order.
    List<Displayed> displays() {
        return List.copyOf(displays);
    }

    /// The exceptions that have ended threads so far.
    List<Uncaught> failures() {
        return List.copyOf(failures);
    }

    /// Who has asked the JVM to end so far.
    List<Exiting> exits() {
        return List.copyOf(exits);
    }

    void hangUp() throws IOException {
        link.close();
    }

    /// How the worker ended, or null if it has not within the time.
    @Nullable
    Integer exitCodeWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : null;
    }

    void end() throws IOException, InterruptedException {
        link.close();
        process.destroyForcibly().waitFor();
    }

    private String said() throws IOException {
        return process.isAlive() ? "" : ": " + new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static String classPath() {
        return placeOf(Main.class) + File.pathSeparator + placeOf(ClassBytes.class);
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the worker's classes come from no file", e);
        }
    }
}
