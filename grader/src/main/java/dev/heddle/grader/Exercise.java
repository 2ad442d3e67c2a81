package dev.heddle.grader;

import dev.heddle.grader.internal.compile.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// One exercise: a folder with the task, the learner's file, hints and visible checks, and one with what its author knows.
///
/// @param number    such as `4.1`
/// @param place     its folder, such as `chapter04/counter`
/// @param folder    what the learner has
/// @param solutions what the author has; learners of a class may not have it
/// @param stars     how hard it is, from 1 to 4
public record Exercise(String number, String place, Path folder, Path solutions, int stars) {

    private static final Pattern HEADING = Pattern.compile("(?m)^## .*$");

    /// Its name, as its task begins.
    ///
    /// @return such as `Counter`
    /// @throws IOException if the task cannot be read
    public String title() throws IOException {
        String heading = Files.readString(folder.resolve("README.md")).lines().findFirst().orElse("");
        return heading.replaceFirst("^#\\s*" + number.replace(".", "\\.") + "\\s*", "").replaceAll("[★\\s]+$", "");
    }

    /// Its chapter, with which its number begins.
    ///
    /// @return such as 4
    public int chapter() {
        return Integer.parseInt(number.substring(0, number.indexOf('.')));
    }

    /// The package of its classes, which is its folder.
    ///
    /// @return such as `chapter04.counter`
    public String packageName() {
        return place.replace('/', '.');
    }

    /// The files that the learner writes.
    ///
    /// @return all Java files of the folder that are no checks
    /// @throws IOException if the folder cannot be read
    public List<Path> files() throws IOException {
        return Sources.in(folder).stream().filter(each -> !isCheck(each)).toList();
    }

    /// The checks that the learner can read.
    ///
    /// @return their files
    /// @throws IOException if the folder cannot be read
    public List<Path> visibleChecks() throws IOException {
        return Sources.in(folder).stream().filter(Exercise::isCheck).toList();
    }

    /// The checks that only the author can read.
    ///
    /// @return their files; none where the author's folder is not
    /// @throws IOException if the folder cannot be read
    public List<Path> hiddenChecks() throws IOException {
        return Files.isDirectory(solutions)
                ? Sources.in(solutions).stream().filter(Exercise::isCheck).toList()
                : List.of();
    }

    /// Hints, each of which says more than the one before.
    ///
    /// @return their texts
    /// @throws IOException if they cannot be read
    public List<String> hints() throws IOException {
        String text = Files.readString(folder.resolve("hints.md"));
        return HEADING.splitAsStream(text).skip(1).map(String::strip).toList();
    }

    /// The answer that is right.
    ///
    /// @return its folder
    public Path reference() {
        return solutions.resolve("reference");
    }

    /// Answers that must fail, each with the mistake that it is named after.
    ///
    /// @return their folders
    /// @throws IOException if the folder cannot be read
    public List<Path> wrongAnswers() throws IOException {
        Path wrong = solutions.resolve("wrong");
        if (!Files.isDirectory(wrong)) {
            return List.of();
        }
        try (var folders = Files.list(wrong)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static boolean isCheck(Path file) {
        return file.getFileName().toString().endsWith("Test.java");
    }
}
