// Fails: out: expected: <你好,小明
package chapter02.runjava;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;

/// Runs a class in a child JVM.
final class RunJava {

    /// What came of a child.
    record Result(int exit, String out, String err, boolean timedOut) {}

    private RunJava() {}

    static Result run(String mainClass, List<String> args, Duration deadline) throws IOException, InterruptedException {
        Process child = java(mainClass, args).start();
        child.getOutputStream().close();
        FutureTask<String> out = read(child.getInputStream());
        FutureTask<String> err = read(child.getErrorStream());
        boolean ended = false;
        try {
            ended = child.waitFor(deadline);
        } finally {
            if (!ended) {
                killAll(child);
            }
        }
        return new Result(child.exitValue(), textOf(out), textOf(err), !ended);
    }

    private static FutureTask<String> read(InputStream stream) {
        var text = new FutureTask<>(() -> letters(stream));
        Thread.ofVirtual().start(text);
        return text;
    }

    private static String letters(InputStream stream) throws IOException {
        var text = new StringBuilder();
        for (int letter = stream.read(); letter >= 0; letter = stream.read()) {
            text.append((char) letter);
        }
        return text.toString();
    }

    private static String textOf(FutureTask<String> stream) throws IOException, InterruptedException {
        try {
            return stream.get();
        } catch (ExecutionException e) {
            throw new IOException("the output of the child cannot be read", e.getCause());
        }
    }

    private static void killAll(Process child) throws InterruptedException {
        List<ProcessHandle> descendants = child.descendants().toList(); // nobody knows them when the child is dead
        child.toHandle().destroyForcibly(); // leaves the streams open, unlike that of Process
        descendants.forEach(ProcessHandle::destroyForcibly);
        child.waitFor();
    }

    /// A child JVM that is ready to start, and writes UTF-8: nothing to do here.
    private static ProcessBuilder java(String mainClass, List<String> args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", classPath(), mainClass));
        command.addAll(args);
        return new ProcessBuilder(command);
    }

    private static String classPath() {
        if (RunJava.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(URL::toString)
                    .map(url -> Path.of(URI.create(url)).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
