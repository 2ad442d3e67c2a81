package dev.heddle.cli;

import dev.heddle.grader.Exercise;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `heddle hint`: each time one hint more.
@Command(name = "hint", mixinStandardHelpOptions = true, description = "Gives a hint. Each time that you ask, one more.")
final class HintCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<Home> home;

    @Parameters(arity = "0..1", paramLabel = "EXERCISE", description = "Its number or its name; without it, the next that you have not solved.")
    private @Nullable String name;

    HintCommand(Terminal terminal, Supplier<Home> home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException {
        Home found = home.get();
        Exercise exercise = Chosen.exercises(found, name == null ? List.of() : List.of(name)).getFirst();
        int all = exercise.hints().size();
        List<String> hints = found.journal().nextHints(exercise);
        terminal.out().println(terminal.bold(exercise.number() + " " + exercise.title()));
        for (int i = 0; i < hints.size(); i++) {
            terminal.out().println();
            terminal.out().println(terminal.bold("Hint " + (i + 1) + " of " + all));
            terminal.out().println(hints.get(i));
        }
        return ExitCode.DONE;
    }
}
