package dev.heddle.grader.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts this JVM on a single processor, as far as the system has a way to.
final class OneProcessor {

    /// What tells the JVM that there is one, also where the system cannot make it true.
    static final String FLAG = "-XX:ActiveProcessorCount=1";

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final Pattern FIRST = Pattern.compile("Cpus_allowed_list:\\s*(\\d+).*");

    private OneProcessor() {}

    /// Threads that are started from now on share it, too.
    static void take() throws IOException, InterruptedException {
        if (!Files.isExecutable(TASKSET) || !Files.isReadable(STATUS)) {
            return; // no Linux, or a very small one
        }
        Process process = new ProcessBuilder(TASKSET.toString(), "-a", "-c", "-p", first(),
                Long.toString(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(TASKSET + " did not put this JVM on one processor");
        }
    }

    private static String first() throws IOException {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.map(FIRST::matcher)
                    .filter(Matcher::matches)
                    .map(each -> each.group(1))
                    .findFirst()
                    .orElse("0");
        }
    }
}
