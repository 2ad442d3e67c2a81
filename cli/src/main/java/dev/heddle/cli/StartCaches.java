package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The AOT caches of a kernel: with them, its two JVMs start with less than half the CPU time. A kernel
/// without them works.
final class StartCaches {

    static final List<String> NAMES = List.of(KernelCommand.CACHE, "worker.aot");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Machine machine;
    private final Terminal terminal;

    StartCaches(Machine machine, Terminal terminal) {
        this.machine = machine;
        this.terminal = terminal;
    }

    /// Makes them beside the jars, and says so. They stay good when the folder is moved as a whole.
    void make(KernelCommand command) throws IOException {
        try (Progress progress = Progress.start(terminal, "Preparing fast starts of the kernel")) {
            String problem = make(command, progress);
            if (problem != null) {
                terminal.out()
                        .println("The kernel will start slower: its start-up cache could not be made (" + problem
                                + ").");
            }
        }
    }

    private @Nullable String make(KernelCommand command, Progress progress) throws IOException {
        Path kernels = command.lib().resolve("kernel.recorded");
        Path workers = command.lib().resolve("worker.recorded");
        try {
            progress.at("a rehearsal");
            String problem = run(command.rehearsal(kernels, workers));
            if (problem == null) {
                progress.at("the kernel's");
                problem = run(command.creation(kernels, command.lib().resolve(NAMES.getFirst())));
            }
            if (problem == null) {
                progress.at("that of the cells");
                problem = run(command.workerCreation(workers, command.lib().resolve(NAMES.getLast())));
            }
            boolean made = NAMES.stream().allMatch(name -> Files.exists(command.lib().resolve(name)));
            return problem == null && !made ? "java made none" : problem;
        } finally {
            Files.deleteIfExists(kernels);
            Files.deleteIfExists(workers);
        }
    }

    private @Nullable String run(List<String> command) {
        Tool.Outcome outcome = machine.run(Tool.of(command).within(LIMIT));
        if (outcome.code() == Tool.Outcome.OUT_OF_TIME) {
            return "it took more than " + LIMIT.toSeconds() + " s";
        }
        return outcome.ok() ? null : "exit code " + outcome.code() + ": " + outcome.lastLine();
    }
}
