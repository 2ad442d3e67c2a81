package dev.heddle.grader;

import dev.heddle.grader.Verdict.Check;
import dev.heddle.grader.Verdict.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks the exercises themselves, before learners do: what they get fails, the reference always passes, and each wrong answer
/// fails for its own reason.
public final class Proofreader {

    /// How the first line of a wrong answer begins. What follows is part of the verdict that it gets.
    static final String FAILS = "// Fails: ";

    private final int times;
    private final Checker checker = new Checker(Locale.ENGLISH, /* traces= */ false);

    /// @param times how often the reference must pass, on all processors and again on one
    public Proofreader(int times) {
        this.times = times;
    }

    /// Checks an exercise.
    ///
    /// @param exercise the exercise
    /// @return what is wrong with it
    /// @throws IOException          if its files cannot be read
    /// @throws InterruptedException if this thread is interrupted
    public Proof read(Exercise exercise) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> faults = new ArrayList<>(new Layout(exercise).faults());
        int failed = 0;
        List<Path> wrong = exercise.wrongAnswers();
        if (faults.isEmpty()) {
            stub(exercise, faults);
            reference(exercise, /* oneProcessor= */ false, faults);
            reference(exercise, /* oneProcessor= */ true, faults);
            for (Path each : wrong) {
                failed += failsForItsReason(exercise, each, faults) ? 1 : 0;
            }
        }
        return new Proof(exercise, faults, failed, wrong.size(), Duration.ofNanos(System.nanoTime() - start));
    }

    private void stub(Exercise exercise, List<String> faults) throws IOException, InterruptedException {
        Verdict verdict = checker.check(exercise);
        if (!verdict.problems().isEmpty()) {
            faults.add("What the learner gets does not compile:\n" + text(verdict));
        } else if (verdict.checks().stream().filter(each -> !each.hidden()).allMatch(Check::passed)) {
            faults.add("What the learner gets passes all checks that the learner can read.");
        }
    }

    private void reference(Exercise exercise, boolean oneProcessor, List<String> faults)
            throws IOException, InterruptedException {
        Verdict verdict = checker.checkReference(exercise, times, oneProcessor);
        if (!verdict.passed()) {
            faults.add("The reference does not always pass" + (oneProcessor ? " on one processor" : "") + ":\n"
                    + text(verdict));
        }
    }

    private boolean failsForItsReason(Exercise exercise, Path answer, List<String> faults)
            throws IOException, InterruptedException {
        String reason = Layout.firstLine(answer.resolve(exercise.files().getFirst().getFileName().toString()))
                .substring(FAILS.length());
        Verdict verdict = checker.checkIn(exercise, answer);
        if (verdict.passed()) {
            faults.add("Wrong answer '" + answer.getFileName() + "' passes.");
        } else if (!verdict.problems().isEmpty()) {
            faults.add("Wrong answer '" + answer.getFileName() + "' cannot be run:\n" + text(verdict));
        } else if (!text(verdict).contains(reason)) {
            faults.add("Wrong answer '" + answer.getFileName() + "' does not fail with '" + reason + "', but:\n"
                    + text(verdict));
        } else {
            return true;
        }
        return false;
    }

    /// What failed, as a learner reads it.
    private static String text(Verdict verdict) {
        return Stream.concat(verdict.problems().stream().map(Problem::text),
                verdict.checks()
                        .stream()
                        .filter(each -> !each.passed())
                        .map(each -> each.what() + ": " + each.text()))
                .collect(Collectors.joining("\n"))
                .indent(2)
                .stripTrailing();
    }

    /// Folders of exercises that the list does not name.
    ///
    /// @param course    what the list names
    /// @param exercises the folder of the exercises
    /// @param solutions the folder of what their authors know
    /// @return a sentence for each
    /// @throws IOException if a folder cannot be read
    public static List<String> unlisted(Course course, Path exercises, Path solutions) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path root : List.of(exercises, solutions)) {
            try (Stream<Path> folders = Files.walk(root, 2)) {
                for (Path each : folders.filter(Files::isDirectory).sorted().toList()) {
                    String place = root.relativize(each).toString().replace('\\', '/');
                    if (place.matches("chapter\\d\\d/.*")
                            && course.exercises().stream().noneMatch(known -> known.place().equals(place))) {
                        found.add(root.getFileName() + "/" + place + " is not in " + Course.LIST + ".");
                    }
                }
            }
        }
        return found;
    }
}
