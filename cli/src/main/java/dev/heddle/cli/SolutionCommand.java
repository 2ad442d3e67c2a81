package dev.heddle.cli;

import dev.heddle.grader.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `heddle solution`: how others solve it.
@Command(name = "solution", mixinStandardHelpOptions = true, description = "Explains an exercise that you have solved, and shows one way to do it.")
final class SolutionCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<Home> home;

    @Parameters(paramLabel = "EXERCISE", description = "Its number or its name: 4.1 or counter.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private String name;

    SolutionCommand(Terminal terminal, Supplier<Home> home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException {
        Home found = home.get();
        Exercise exercise = Chosen.find(found.course(), name);
        if (!found.journal().of(exercise).isSolved()) {
            throw new SetupException("You have not solved " + exercise.number() + " yet.",
                    "./heddle hint " + exercise.number() + " helps.");
        }
        Path page = exercise.solutions().resolve("SOLUTION.md");
        if (!Files.exists(page)) {
            throw new SetupException("This copy of the course has no solutions.", "ask who gave it to you.");
        }
        terminal.out().println(Files.readString(page).strip());
        try (Stream<Path> files = Files.list(exercise.reference())) {
            for (Path each : files.sorted().toList()) {
                terminal.out().println();
                terminal.out().println(terminal.bold(each.getFileName().toString()));
                terminal.out().println(Files.readString(each).strip());
            }
        }
        return ExitCode.DONE;
    }
}
