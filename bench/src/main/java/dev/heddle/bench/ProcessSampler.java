package dev.heddle.bench;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.heddle.bench.Sample.Failed;
import dev.heddle.bench.Sample.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Runs contenders as processes, one at a time. Closing it ends the one that runs, with all that it started.
final class ProcessSampler implements Sampler, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Object lock = new Object();
    private @Nullable Process running;
    private boolean closed;

    /// What a contender prints; what it leaves out is empty.
    private record Line(@Nullable Map<String, Double> values, @Nullable List<String> unsupported,
            @Nullable Map<String, String> failed) {}

    @Override
    public Sample sample(Contender contender) throws InterruptedException {
        Output output = run(contender.command(), contender.limit());
        if (output.problem() != null) {
            return new Failed(output.problem());
        }
        return parse(lastLine(output.text()));
    }

    /// What a program printed; the problem is null if it ended well.
    record Output(String text, @Nullable String problem) {}

    Output run(List<String> command, Duration limit) throws InterruptedException {
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            return new Output("", "it could not be started (" + e.getMessage() + ")");
        }
        try {
            var text = read(process.getInputStream());
            var complaints = read(process.getErrorStream());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Output("", "it did not end within " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                return new Output("", "it ended with code " + process.exitValue() + ": "
                        + lastLine(complaints.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)));
            }
            return new Output(text.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), null);
        } catch (TimeoutException e) {
            return new Output("", "it ended, but something that it started did not");
        } catch (ExecutionException e) {
            return new Output("", "its output could not be read (" + e.getCause() + ")");
        } finally {
            end(process);
        }
    }

    @Override
    public void close() {
        Process last;
        synchronized (lock) {
            closed = true;
            last = running;
        }
        if (last != null) {
            end(last);
        }
    }

    private Process start(List<String> command) throws IOException {
        synchronized (lock) {
            if (closed) {
                throw new IOException("the benchmark is ending");
            }
            Process process = new ProcessBuilder(command).start();
            running = process;
            process.getOutputStream().close();
            return process;
        }
    }

    /// Reads in a thread of its own: a full pipe would stop the contender.
    private static CompletableFuture<String> read(InputStream stream) {
        var text = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.completeExceptionally(e);
            }
        });
        return text;
    }

    private static Sample parse(String line) {
        try {
            Line read = new Gson().fromJson(line, Line.class);
            if (read != null && (read.values != null || read.unsupported != null || read.failed != null)) {
                return new Taken(read.values == null ? Map.of() : read.values,
                        read.unsupported == null ? List.of() : read.unsupported,
                        read.failed == null ? Map.of() : read.failed);
            }
        } catch (JsonParseException e) {
            return new Failed("it printed no result but '" + line + "' (" + e.getMessage() + ")");
        }
        return new Failed("it printed no result but '" + line + "'");
    }

    private static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line).strip();
    }

    /// Asks first: a driver that is asked takes its kernel with it.
    private static void end(Process process) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
    }
}
