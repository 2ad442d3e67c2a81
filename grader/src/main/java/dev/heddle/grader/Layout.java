package dev.heddle.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether all files of an exercise are there, and no others.
final class Layout {

    private static final int HINTS = 3;
    private static final int FEWEST_WRONG = 3;
    private static final int MOST_WRONG = 6;
    private static final Pattern CHECK = Pattern.compile("(?m)^ +@(Test|Schedules|ParameterizedTest|RepeatedTest)\\b");
    private static final Pattern TRIES = Pattern.compile("(?m)^ +@Tries\\(");

    private final Exercise exercise;
    private final List<String> faults = new ArrayList<>();

    Layout(Exercise exercise) {
        this.exercise = exercise;
    }

    /// What is wrong, in sentences.
    List<String> faults() throws IOException {
        Path readme = exercise.folder().resolve("README.md");
        Path hints = exercise.folder().resolve("hints.md");
        if (has(readme) && has(hints)) {
            task(Files.readString(readme));
            hints();
            isFinished(readme);
            isFinished(hints);
        }
        learnersFiles();
        for (Path each : exercise.visibleChecks()) {
            everyCheckSaysWhatItTries(each);
        }
        for (Path each : exercise.hiddenChecks()) {
            everyCheckSaysWhatItTries(each);
        }
        authorsFiles();
        return faults;
    }

    static String firstLine(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        }
    }

    private void isFinished(Path file) throws IOException {
        require(!Files.readString(file).contains("TODO"),
                file.getFileName() + (file.startsWith(exercise.reference()) ? " of the reference" : "")
                        + " has a TODO of its author.");
    }

    private void task(String readme) {
        String heading = "# " + exercise.number() + " ";
        String stars = " " + "★".repeat(exercise.stars());
        String first = readme.lines().findFirst().orElse("");
        require(first.startsWith(heading) && first.endsWith(stars) && !first.endsWith("★" + stars.strip()),
                "README.md should begin with '" + heading + "NAME" + stars + "', as the list says.");
        require(readme.contains("```java"), "README.md has no example in Java.");
    }

    private void hints() throws IOException {
        List<String> hints = exercise.hints();
        require(hints.size() == HINTS && hints.stream().noneMatch(String::isBlank),
                "hints.md should have three hints, below '## 1', '## 2' and '## 3'.");
    }

    private void learnersFiles() throws IOException {
        boolean todo = false;
        for (Path each : exercise.files()) {
            todo |= Files.readString(each).contains("TODO");
        }
        require(todo, "No file of the learner has a TODO.");
        require(!exercise.visibleChecks().isEmpty(), "There is no check that the learner can read (…Test.java).");
        for (String name : names(exercise.folder())) {
            require(name.endsWith(".java") || name.equals("README.md") || name.equals("hints.md"),
                    exercise.place() + "/" + name + " is no part of an exercise.");
        }
    }

    private void everyCheckSaysWhatItTries(Path checks) throws IOException {
        isFinished(checks);
        String text = Files.readString(checks);
        require(CHECK.matcher(text).results().count() == TRIES.matcher(text).results().count(),
                checks.getFileName()
                        + " has a check that does not say what it tries, in English and Chinese (@Tries).");
    }

    private void authorsFiles() throws IOException {
        Path solution = exercise.solutions().resolve("SOLUTION.md");
        if (has(solution) && has(exercise.reference())) {
            require(firstLine(solution).startsWith("# " + exercise.number() + " "),
                    "SOLUTION.md should begin with '# " + exercise.number() + " '.");
            isFinished(solution);
            if (answer(exercise.reference())) {
                for (String name : names(exercise.reference())) {
                    isFinished(exercise.reference().resolve(name));
                }
            }
            for (String name : names(exercise.solutions())) {
                require(Set.of("SOLUTION.md", "reference", "wrong").contains(name) || name.endsWith("HiddenTest.java"),
                        "solutions/" + exercise.place() + "/" + name + " is no part of an exercise.");
            }
        }
        require(!exercise.hiddenChecks().isEmpty(),
                "There is no check that only the author can read (…HiddenTest.java).");
        List<Path> wrong = exercise.wrongAnswers();
        require(wrong.size() >= FEWEST_WRONG && wrong.size() <= MOST_WRONG,
                "There should be three to six wrong answers, not " + wrong.size() + ".");
        for (Path each : wrong) {
            if (answer(each)) {
                String first = firstLine(each.resolve(exercise.files().getFirst().getFileName().toString()));
                require(first.startsWith(Proofreader.FAILS) && first.length() > Proofreader.FAILS.length(),
                        "Wrong answer '" + each.getFileName()
                                + "' does not say how it fails: its first line should be '"
                                + Proofreader.FAILS + "' and a part of its verdict.");
            }
        }
    }

    /// An answer has the files that the learner has, and no others.
    private boolean answer(Path folder) throws IOException {
        Set<String> wanted = exercise.files()
                .stream()
                .map(each -> each.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        return require(names(folder).equals(wanted),
                "Answer '" + folder.getFileName() + "' should have " + String.join(", ", wanted)
                        + ", and nothing else.");
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private boolean has(Path file) {
        return require(Files.exists(file), file.getFileName() + " is missing.");
    }

    private boolean require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
        return holds;
    }
}
