package dev.heddle.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a person reads whose command line was not understood: one sentence, and where there is more. The whole help
/// would push the sentence off the screen.
final class UsageErrors implements IParameterExceptionHandler {

    private final Terminal terminal;
    private final Machine machine;

    UsageErrors(Terminal terminal, Machine machine) {
        this.terminal = terminal;
        this.machine = machine;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        String name = command.parent() == null ? "" : command.name() + " ";
        terminal.err().println(sentence(failure, command));
        terminal.err().println("  " + machine.heddle(name + "--help") + " says more.");
        return ExitCode.BAD_USAGE;
    }

    /// What to call several things in a sentence.
    static String enumeration(List<String> names) {
        int last = names.size() - 1;
        return last <= 0
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static String sentence(ParameterException failure, CommandSpec command) {
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched, command);
        }
        String text = String.valueOf(
                failure.getCause() instanceof TypeConversionException cause
                        ? cause.getMessage()
                        : failure.getMessage());
        return text.endsWith(".") ? text : text + ".";
    }

    private static String unmatched(UnmatchedArgumentException failure, CommandSpec command) {
        String word = failure.getUnmatched().getFirst();
        if (failure.isUnknownOption()) {
            return "There is no option '" + word + "'" + nearest(failure) + ".";
        }
        List<String> commands = commands(command.commandLine());
        return commands.isEmpty()
                ? "There is nothing to do for '" + word + "' in " + command.qualifiedName() + "."
                : "There is no command '" + word + "'" + nearest(failure) + "; there are " + enumeration(commands)
                        + ".";
    }

    private static List<String> commands(CommandLine line) {
        return new ArrayList<>(line.getSubcommands().keySet());
    }

    /// picocli names commands with all that stands before them.
    private static String nearest(UnmatchedArgumentException failure) {
        return failure.getSuggestions()
                .stream()
                .findFirst()
                .map(found -> " (did you mean " + found.substring(found.lastIndexOf(' ') + 1) + "?)")
                .orElse("");
    }
}
