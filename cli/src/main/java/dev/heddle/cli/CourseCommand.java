package dev.heddle.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `heddle course`: for those who write exercises.
@Command(name = "course", mixinStandardHelpOptions = true, description = "For those who write exercises.")
final class CourseCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private CourseCommand() {}

    /// With its own commands.
    static CommandLine with(Terminal terminal, Supplier<Home> home) {
        return new CommandLine(new CourseCommand()).addSubcommand(new CourseVerifyCommand(terminal, home))
                .addSubcommand(new CourseNewCommand(terminal, home));
    }

    /// Without a command, says which there are.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
