package chapter02.runjava;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Runs a class in a child JVM.
final class RunJava {

    /// What came of a child.
    record Result(int exit, String out, String err, boolean timedOut) {}

    private RunJava() {}

    static Result run(String mainClass, List<String> args, Duration deadline) throws IOException, InterruptedException {
        return new Result(-1, "", "", false); // TODO: start the child, read what it writes, wait for its end
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
