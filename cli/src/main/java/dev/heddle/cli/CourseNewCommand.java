package dev.heddle.cli;

import dev.heddle.grader.Draft;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `heddle course new`: the files of an exercise, to begin with.
@Command(name = "new", mixinStandardHelpOptions = true, description = {"Makes the files of a new exercise.",
        "They compile; ./heddle course verify says what is missing until it is fit for learners."})
final class CourseNewCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<Home> home;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NUMBER", description = "Its chapter and its number there, such as 17.1.")
    @SuppressWarnings("NullAway.Init")
    private String number;

    @Parameters(index = "1", paramLabel = "NAME", description = "The name of the class that the learner writes, such as FairLock.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--stars", paramLabel = "N", defaultValue = "1", description = "How hard it is, from 1 to 4; without it, ${DEFAULT-VALUE}.")
    private int stars;

    CourseNewCommand(Terminal terminal, Supplier<Home> home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() {
        Home found = home.get();
        try {
            for (Path each : draft().write(found.exercises(), found.solutions())) {
                terminal.out().println("Made  " + found.root().relativize(each));
            }
        } catch (IOException e) {
            throw new SetupException("No exercise was made: " + SetupException.reason(e) + ".",
                    "choose another number or name.", e);
        }
        terminal.out().println("Then  ./heddle course verify " + number);
        return ExitCode.DONE;
    }

    private Draft draft() {
        try {
            return new Draft(number, name, stars);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
