package dev.heddle.cli;

import dev.heddle.grader.Checker;
import dev.heddle.grader.Course;
import dev.heddle.grader.Exercise;
import dev.heddle.grader.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle check`: says how an answer does.
@Command(name = "check", mixinStandardHelpOptions = true, description = {"Checks your answer to an exercise.",
        "It is compiled, and the checks run on it in a JVM of its own: yours may hang or exit."})
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<Home> home;

    @Parameters(arity = "1..*", paramLabel = "EXERCISE", description = "Its number or its name: 4.1 or counter.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private List<String> names;

    @Option(names = "--answer", paramLabel = "FOLDER", description = "Check the Java files of this folder instead of the exercise's own.")
    private @Nullable Path answer;

    @Option(names = "--language", paramLabel = "en|zh", description = "The language of the verdict; without it, that of this system.")
    private @Nullable String language;

    @Option(names = "--stack-traces", description = "Show stack traces, too.")
    private boolean traces;

    /// @param home asked when the command runs, since `--help` needs none
    CheckCommand(Terminal terminal, Supplier<Home> home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Course course = home.get().course();
        Locale locale = language == null ? Locale.getDefault() : Locale.forLanguageTag(language);
        Checker checker = new Checker(locale, traces);
        boolean passed = true;
        for (String each : names) {
            Exercise exercise = course.find(each)
                    .orElseThrow(() -> new SetupException("There is no exercise " + each + ".",
                            "see the list in exercises/" + Course.LIST + "."));
            Verdict verdict = answer == null ? checker.check(exercise) : checker.checkIn(exercise, answer);
            new VerdictReport(terminal, checker).print(verdict);
            passed &= verdict.passed();
        }
        return passed ? ExitCode.DONE : ExitCode.CODE_FAILED;
    }
}
