package dev.heddle.grader;

import dev.heddle.grader.internal.compile.Compiler;
import dev.heddle.grader.internal.compile.Phrases;
import dev.heddle.grader.internal.compile.Problem;
import dev.heddle.grader.internal.compile.Sources;
import dev.heddle.grader.internal.run.ChecksJvm;
import dev.heddle.grader.internal.run.ChecksJvm.Results;
import dev.heddle.grader.internal.run.Conditions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Checks answers: compiles them, and runs the checks of their exercise on them in a JVM of their own.
public final class Checker {

    private static final int SECONDS_A_CHECK = 20;
    private static final Duration AT_MOST = Duration.ofMinutes(3);

    private final Conditions once;
    private final Phrases phrases;
    private final String language;
    private final Compiler compiler;

    /// @param language in which the verdict is
    /// @param traces   whether it holds stack traces
    public Checker(Locale language, boolean traces) {
        this(language, traces, SECONDS_A_CHECK);
    }

    Checker(Locale language, boolean traces, int secondsACheck) {
        this.once = Conditions.once(secondsACheck, traces);
        this.phrases = Phrases.in(language);
        this.language = language.toLanguageTag();
        this.compiler = new Compiler(phrases, Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList());
    }

    /// A phrase around verdicts, in their language.
    ///
    /// @param key   its name
    /// @param parts what stands in it
    /// @return the phrase
    public String say(String key, Object... parts) {
        return phrases.say(key, parts);
    }

    /// A verdict in a sentence.
    ///
    /// @param verdict the verdict
    /// @return how many of its checks have passed, or that it could not be checked
    public String conclusion(Verdict verdict) {
        if (!verdict.problems().isEmpty()) {
            return say("notChecked");
        }
        long passed = verdict.checks().stream().filter(Verdict.Check::passed).count();
        return verdict.passed() ? say("allPassed", passed) : say("passed", passed, verdict.checks().size());
    }

    /// Checks the answer in the exercise's own folder.
    ///
    /// @param exercise the exercise
    /// @return how it did
    /// @throws IOException          if the disk fails
    /// @throws InterruptedException if this thread is interrupted
    public Verdict check(Exercise exercise) throws IOException, InterruptedException {
        return check(exercise, exercise.files(), once);
    }

    /// Checks an answer that lies in another folder.
    ///
    /// @param exercise the exercise
    /// @param answer   the folder
    /// @return how it did
    /// @throws IOException          if the disk fails
    /// @throws InterruptedException if this thread is interrupted
    public Verdict checkIn(Exercise exercise, Path answer) throws IOException, InterruptedException {
        return check(exercise, Sources.in(answer), once);
    }

    /// Checks the reference many times: whether its checks are a matter of luck.
    ///
    /// @param exercise     the exercise
    /// @param times        how often
    /// @param oneProcessor whether all threads share one processor
    /// @return how it did; a check has passed if it has passed each time
    /// @throws IOException          if the disk fails
    /// @throws InterruptedException if this thread is interrupted
    Verdict checkReference(Exercise exercise, int times, boolean oneProcessor)
            throws IOException, InterruptedException {
        return check(exercise, Sources.in(exercise.reference()),
                new Conditions(once.seconds(), once.traces(), times, oneProcessor));
    }

    private Verdict check(Exercise exercise, List<Path> files, Conditions how)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Path scratch = Files.createTempDirectory("heddle-check-");
        try {
            Path answer = Files.createDirectory(scratch.resolve("answer"));
            Path checks = Files.createDirectory(scratch.resolve("checks"));
            List<Path> visible = exercise.visibleChecks();
            List<Path> hidden = exercise.hiddenChecks();
            List<Problem> problems = compiler.answer(files, exercise.packageName(), answer);
            if (problems.isEmpty()) {
                problems = compiler.checks(Stream.concat(visible.stream(), hidden.stream()).toList(), answer, checks);
            }
            if (!problems.isEmpty()) {
                List<Verdict.Problem> told = problems.stream()
                        .map(each -> new Verdict.Problem(each.file(), each.line(), each.text(), each.source()))
                        .toList();
                return new Verdict(exercise, told, List.of(), "", since(start));
            }
            List<String> hiddenNames = names(exercise, hidden);
            Results results = new ChecksJvm(phrases, language, AT_MOST.multipliedBy(1 + how.times() / 20)).run(
                    List.of(checks, answer),
                    Stream.concat(names(exercise, visible).stream(), hiddenNames.stream()).toList(), scratch, how);
            List<Verdict.Check> found = new ArrayList<>();
            for (ChecksJvm.Result each : results.results()) {
                boolean isHidden = hiddenNames.stream().anyMatch(name -> each.id().contains("[class:" + name + "]"));
                found.add(new Verdict.Check(each.what(), isHidden, each.passed(), each.text()));
            }
            return new Verdict(exercise, List.of(), found, results.output(), since(start));
        } finally {
            delete(scratch);
        }
    }

    private static List<String> names(Exercise exercise, List<Path> checks) {
        return checks.stream()
                .map(each -> exercise.packageName() + "."
                        + each.getFileName().toString().replaceFirst("\\.java$", ""))
                .toList();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
