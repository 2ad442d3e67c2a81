package chapter06.processpool;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Child JVMs that run tasks, one after the other.
final class ProcessPool implements AutoCloseable {

    /// What a child can do. Its class has a constructor without parameters.
    interface Task {

        String run(String argument) throws Exception;
    }

    // TODO: what does the pool have to remember?

    ProcessPool(int n, Duration perTask) throws IOException {
        // TODO: start n children
    }

    Future<String> submit(String task, String argument) {
        return CompletableFuture.completedFuture(""); // TODO: let a free child run it
    }

    Set<Long> pids() {
        return Set.of(); // TODO: who is in the pool?
    }

    @Override
    public void close() {
        // TODO: wait for the tasks, end the children
    }

    /// Runs in a child. For each task: takes `writeUTF(task)`, `writeUTF(argument)`; answers `writeBoolean(well)`,
    /// `writeUTF(result or exception)`. Returns at the end of its input. Nothing to do here.
    static final class Worker {

        private Worker() {}

        static void main(String[] arguments) throws IOException {
            var in = new DataInputStream(System.in);
            var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
            System.setOut(System.err); // what tasks print is no answer
            while (true) {
                String task;
                try {
                    task = in.readUTF();
                } catch (EOFException e) {
                    return;
                }
                answer(task, in.readUTF(), out);
            }
        }

        private static void answer(String task, String argument, DataOutputStream out) throws IOException {
            boolean well = true;
            String answer;
            try {
                Constructor<?> constructor = Class.forName(task).getDeclaredConstructor();
                constructor.setAccessible(true);
                answer = ((Task) constructor.newInstance()).run(argument);
            } catch (Exception | Error e) {
                well = false;
                answer = e.toString();
            }
            out.writeBoolean(well);
            out.writeUTF(answer);
            out.flush();
        }
    }

    /// A child JVM that is ready to start: nothing to do here.
    private static ProcessBuilder worker() {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-cp", classPath(), Worker.class.getName());
    }

    private static String classPath() {
        if (ProcessPool.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(URL::toString)
                    .map(url -> Path.of(URI.create(url)).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
