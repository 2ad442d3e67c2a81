package dev.heddle.cli;

import dev.heddle.grader.Checker;
import dev.heddle.grader.Exercise;
import dev.heddle.grader.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    @Parameters(arity = "0..*", paramLabel = "EXERCISE", description = "Its number or its name: 4.1 or counter; without it, the next that you have not "
            + "solved.")
    private List<String> names = List.of();

    @Option(names = "--watch", description = "Check again whenever you save a file, until you press Ctrl-C.")
    private boolean watch;

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
        List<Exercise> exercises = Chosen.exercises(home.get(), names);
        Locale locale = language == null ? Locale.getDefault() : Locale.forLanguageTag(language);
        Checker checker = new Checker(locale, traces);
        boolean passed = true;
        for (Exercise each : exercises) {
            passed &= check(checker, each);
        }
        if (watch) {
            watch(checker, exercises);
        }
        return passed ? ExitCode.DONE : ExitCode.CODE_FAILED;
    }

    private boolean check(Checker checker, Exercise exercise) throws IOException, InterruptedException {
        Verdict verdict;
        try (Progress _ = Progress.start(terminal, "Checking " + exercise.number() + " " + exercise.title())) {
            verdict = answer == null ? checker.check(exercise) : checker.checkIn(exercise, answer);
        }
        if (answer == null) {
            home.get().journal().checked(verdict);
        }
        new VerdictReport(terminal, checker).print(verdict);
        if (verdict.passed() && answer == null) {
            terminal.out().println(checker.say("explained", exercise.number()));
        }
        return verdict.passed();
    }

    private void watch(Checker checker, List<Exercise> exercises) throws IOException, InterruptedException {
        List<Path> folders = answer != null ? List.of(answer) : exercises.stream().map(Exercise::folder).toList();
        try (FolderWatch saves = new FolderWatch(folders)) {
            while (true) {
                terminal.out().println(terminal.faint(checker.say("watching")));
                terminal.out().flush();
                Set<Path> changed = saves.await();
                terminal.out().println();
                for (Exercise each : exercises) {
                    if (answer != null || changed.contains(each.folder())) {
                        check(checker, each);
                    }
                }
            }
        }
    }
}
