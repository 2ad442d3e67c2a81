package dev.heddle.processes.shared;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A JVM that carries out one task of a test, and gives back its result.
final class OtherJvm implements AutoCloseable {

    private final Process process;
    private final CompletableFuture<Object> result;

    private OtherJvm(Process process, CompletableFuture<Object> result) {
        this.process = process;
        this.result = result;
    }

    static OtherJvm start(Task task, String... flags) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp", System.getProperty("java.class.path"), "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xmx256m", "-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        String portable = System.getProperty("heddle.processes.portable");
        if (portable != null) {
            command.add("-Dheddle.processes.portable=" + portable);
        }
        command.addAll(List.of(flags));
        command.add(Main.class.getName());
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var stream = new ObjectOutputStream(process.getOutputStream());
            stream.writeObject(task);
            stream.flush();
            return new OtherJvm(process,
                    CompletableFuture.supplyAsync(() -> read(process), Thread::startVirtualThread));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object read(Process process) {
        try (var stream = new ObjectInputStream(process.getInputStream())) {
            return stream.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("the child ended without a result", e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// The task's result.
    Object result() throws Exception {
        Object found = result.get(60, TimeUnit.SECONDS);
        if (found instanceof Throwable failure) {
            throw new AssertionError("the task failed in its JVM", failure);
        }
        return found;
    }

    /// As `kill -9`. Waits until the process is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// The other side.
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws Exception {
            var input = new ObjectInputStream(System.in);
            Task task = (Task) input.readObject();
            Thread.ofPlatform().daemon().start(() -> endWithParent(input));
            @Nullable
            Serializable result;
            try {
                result = task.run();
            } catch (Throwable e) {
                result = e;
            }
            var output = new ObjectOutputStream(System.out);
            output.writeObject(result == null ? "nothing" : result);
            output.flush();
            System.exit(0);
        }

        private static void endWithParent(ObjectInputStream input) {
            try {
                int ignored = input.read();
            } catch (IOException _) {
                // the same: nobody is there
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
