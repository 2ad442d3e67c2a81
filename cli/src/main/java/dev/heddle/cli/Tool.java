package dev.heddle.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A program of the machine that Heddle calls: python, pip, jupyter, mvn.
///
/// @param command     the program and its arguments
/// @param folder      where it runs; null for here
/// @param environment what its environment has beside ours
/// @param limit       after this long it is ended
record Tool(List<String> command, @Nullable Path folder, Map<String, String> environment, Duration limit) {

    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(20);

    /// What a tool said and how it ended. `code` is -1 if it could not be started, -2 if its time ran out.
    record Outcome(int code, List<String> lines) {

        static final int NOT_STARTED = -1;
        static final int OUT_OF_TIME = -2;

        Outcome {
            lines = List.copyOf(lines);
        }

        boolean ok() {
            return code == 0;
        }

        String text() {
            return String.join("\n", lines);
        }

        /// The last line that says something, for a message.
        String lastLine() {
            return lines.reversed().stream().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
        }
    }

    Tool {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    static Tool of(Object... command) {
        return of(List.of(command));
    }

    static Tool of(List<?> command) {
        return new Tool(command.stream().map(Object::toString).toList(), null, Map.of(), DEFAULT_LIMIT);
    }

    Tool in(Path newFolder) {
        return new Tool(command, newFolder, environment, limit);
    }

    Tool with(Map<String, String> newEnvironment) {
        return new Tool(command, folder, newEnvironment, limit);
    }

    Tool within(Duration newLimit) {
        return new Tool(command, folder, environment, newLimit);
    }

    /// Runs the tool to its end.
    Outcome run() {
        return run(line -> {});
    }

    /// Runs the tool to its end, and shows every line (of both its outputs) as it comes.
    Outcome run(Consumer<String> onLine) {
        try (Child child = Child.start(builder().redirectErrorStream(true))) {
            return await(child, onLine);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(Outcome.OUT_OF_TIME, List.of("interrupted"));
        } catch (IOException e) {
            return new Outcome(Outcome.NOT_STARTED, List.of(String.valueOf(e.getMessage())));
        }
    }

    private Outcome await(Child child, Consumer<String> onLine) throws InterruptedException, IOException {
        Process process = child.process();
        List<String> lines = new ArrayList<>();
        Thread reader = Thread.ofPlatform().daemon().start(() -> read(process, line -> {
            synchronized (lines) {
                lines.add(line);
            }
            onLine.accept(line);
        }));
        process.getOutputStream().close();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            child.end();
        }
        // A grandchild may hold the pipe open: its output is not waited for.
        reader.join(Duration.ofSeconds(1));
        synchronized (lines) {
            return new Outcome(ended ? process.exitValue() : Outcome.OUT_OF_TIME, lines);
        }
    }

    /// Ready to be started by hand, for what runs long or draws on the terminal itself.
    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        return builder;
    }

    private static void read(Process process, Consumer<String> onLine) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                onLine.accept(line);
            }
        } catch (IOException e) {
            onLine.accept("(its output could not be read: " + e.getMessage() + ")");
        }
    }
}
