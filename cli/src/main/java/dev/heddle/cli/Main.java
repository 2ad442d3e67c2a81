package dev.heddle.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// What `heddle` runs: reads the command line, hands it to a command, and ends with an exit code.
@Command(name = "heddle", mixinStandardHelpOptions = true, versionProvider = Main.Versions.class, description = "A Java kernel for Jupyter, and a course on threads and processes that runs on it.", synopsisSubcommandLabel = "COMMAND", footer = "%nheddle COMMAND --help says more about a command.")
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private Main() {}

    /// Runs one command and ends the JVM with its exit code.
    ///
    /// @param arguments the command line
    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8), personIsLooking());
        System.exit(run(terminal, arguments));
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway's model of the JDK still has it nullable
    private static boolean personIsLooking() {
        Console console = System.console();
        return console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
    }

    static int run(Terminal terminal, String... arguments) {
        return run(terminal, new ThisMachine(), arguments);
    }

    static int run(Terminal terminal, Machine machine, String... arguments) {
        try {
            return commandLine(terminal, machine).execute(arguments);
        } catch (Error fault) {
            // A jar that is torn, no memory: the JVM's own exit code for it, 1, would blame the learner's code.
            return report(fault, terminal);
        }
    }

    /// Every command of `heddle`, each with the exit codes in its help.
    static CommandLine commandLine(Terminal terminal, Machine machine) {
        CommandLine line = new CommandLine(new Main());
        line.addSubcommand(new LabCommand(terminal, machine, Home::ofThisProcess));
        line.addSubcommand(new NextCommand(terminal, Home::ofThisProcess));
        line.addSubcommand(new CheckCommand(terminal, Home::ofThisProcess));
        line.addSubcommand(new HintCommand(terminal, Home::ofThisProcess));
        line.addSubcommand(new SolutionCommand(terminal, Home::ofThisProcess));
        line.addSubcommand(new ProgressCommand(terminal, Home::ofThisProcess));
        line.addSubcommand(CourseCommand.with(terminal, Home::ofThisProcess));
        line.addSubcommand(new TestCommand(terminal, machine));
        line.addSubcommand(new InstallCommand(terminal, machine, Home::ofThisProcess));
        line.addSubcommand(new UninstallCommand(terminal, machine, Home::ofThisProcess));
        line.addSubcommand(new BenchCommand(terminal, machine));
        CommandLine completion = new CommandLine(new GenerateCompletion()).setCommandName("completion");
        completion.getCommandSpec()
                .usageMessage()
                .description("Writes a script that completes commands and options in "
                        + "bash and zsh: source <(./heddle completion)");
        line.addSubcommand("doctor", new DoctorCommand(terminal, machine, Home::ofThisProcess));
        line.addSubcommand("completion", completion);
        line.addSubcommand(help());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.interactive() ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler(new UsageErrors(terminal, machine));
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, terminal));
        explainExitCodes(line);
        return line;
    }

    /// Without a command, says which there are.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// `heddle help lab`, which people try before `heddle lab --help`.
    private static CommandLine help() {
        CommandLine help = new CommandLine(new HelpCommand());
        help.getCommandSpec()
                .usageMessage()
                .header(new String[0])
                .synopsisHeading("Usage: ")
                .description("Says what a command can do.");
        return help;
    }

    private static void explainExitCodes(CommandLine line) {
        line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.MEANINGS);
        line.getSubcommands().values().forEach(Main::explainExitCodes);
    }

    private static int report(Throwable failure, Terminal terminal) {
        if (failure instanceof SetupException) {
            terminal.err().println(terminal.red("heddle: ") + failure.getMessage());
        } else if (failure instanceof InvalidPathException path) {
            // With LANG=C, Java can name no file that is not ASCII.
            return report(
                    new SetupException("The locale of this terminal has no letters for the path " + path.getInput()
                            + ".", "export LC_ALL=C.UTF-8, and try again.", path),
                    terminal);
        } else {
            terminal.err().println(terminal.red("heddle: ") + "this is a fault of Heddle itself:");
            failure.printStackTrace(terminal.err());
        }
        return ExitCode.SETUP_FAILED;
    }

    static final class Versions implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[]{"heddle " + (version == null ? "(not packaged)" : version),
                    "Java " + Runtime.version() + " in " + System.getProperty("java.home")};
        }
    }
}
