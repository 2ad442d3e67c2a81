package dev.heddle.cli;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a program said when it was asked a short question, such as for its version.
///
/// @param question the command, as it is shown to a person
/// @param outcome  how it ended
record Reply(String question, Tool.Outcome outcome) {

    /// No program that is well takes longer for its version; not even the first start of a JVM on a busy machine.
    static final Duration LIMIT = Duration.ofSeconds(10);

    static Reply of(Machine machine, Object... command) {
        String question = Stream.of(command).map(Object::toString).collect(Collectors.joining(" "));
        return new Reply(question, machine.run(Tool.of(List.of(command)).within(LIMIT)));
    }

    boolean ok() {
        return outcome.ok();
    }

    /// The first group of the first line that has the pattern in it; null if none has it. Programs say other things
    /// beside their version: warnings of their start scripts, colours.
    @Nullable
    String find(Pattern pattern) {
        for (String line : outcome.lines()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return null;
    }

    /// What is wrong with a program that did not answer as it should.
    String complaint() {
        if (outcome.code() == Tool.Outcome.OUT_OF_TIME) {
            return "'" + question + "' did not answer within " + LIMIT.toSeconds() + " s";
        }
        String said = outcome.lastLine();
        return "'" + question + "' failed" + (said.isEmpty() ? "" : ": " + said);
    }
}
