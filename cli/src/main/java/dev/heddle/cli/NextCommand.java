package dev.heddle.cli;

import dev.heddle.grader.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/// `heddle next`: what to do now.
@Command(name = "next", mixinStandardHelpOptions = true, description = "Shows the next exercise that you have not solved: the task, and the file to write.")
final class NextCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<Home> home;

    NextCommand(Terminal terminal, Supplier<Home> home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException {
        Home found = home.get();
        Optional<Exercise> next = Chosen.unsolved(found);
        if (next.isEmpty()) {
            terminal.out().println(terminal.green("All exercises are solved."));
            return ExitCode.DONE;
        }
        Exercise exercise = next.get();
        terminal.out().println(Files.readString(exercise.folder().resolve("README.md")).strip());
        terminal.out().println();
        for (Path each : exercise.files()) {
            terminal.out().println("Write   " + found.root().relativize(each.toAbsolutePath().normalize()));
        }
        terminal.out().println("Check   ./heddle check " + exercise.number() + " --watch");
        terminal.out().println("Stuck   ./heddle hint " + exercise.number());
        return ExitCode.DONE;
    }
}
