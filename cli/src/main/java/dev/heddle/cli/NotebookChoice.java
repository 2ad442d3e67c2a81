package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What `heddle lab` opens: a folder that JupyterLab shows, and in it perhaps one notebook.
///
/// @param root     the folder
/// @param notebook a path below it; null for none
record NotebookChoice(Path root, @Nullable Path notebook) {

    private static final String ENDING = ".ipynb";

    /// Understands a chapter (`04a`), a file of the course, or a file or folder of the learner's own.
    static NotebookChoice of(@Nullable String wanted, Home home, CommandSpec command) {
        Path course = home.notebooks();
        if (wanted == null) {
            return new NotebookChoice(course, null);
        }
        for (Path candidate : candidates(wanted, course)) {
            Path file = candidate.toAbsolutePath().normalize();
            if (Files.isDirectory(file)) {
                return new NotebookChoice(file, null);
            }
            if (Files.isRegularFile(file)) {
                return ofFile(file, course);
            }
        }
        List<Path> chapters = list(course);
        return chapters.stream()
                .filter(each -> isChapter(each, wanted))
                .findFirst()
                .map(each -> ofFile(each, course))
                .orElseThrow(() -> new ParameterException(command.commandLine(), "There is no notebook '" + wanted
                        + "'. The course has: "
                        + String.join(", ", chapters.stream().map(each -> each.getFileName().toString()).toList())));
    }

    /// The course comes first, but `.` and `..` are the person's own folders.
    private static List<Path> candidates(String wanted, Path course) {
        Path own = Path.of(wanted);
        return own.startsWith(".") || own.startsWith("..")
                ? List.of(own)
                : List.of(course.resolve(wanted), course.resolve(wanted + ENDING), own);
    }

    private static NotebookChoice ofFile(Path file, Path course) {
        Path parent = file.getParent();
        Path root = file.startsWith(course) || parent == null ? course : parent;
        return new NotebookChoice(root, root.relativize(file));
    }

    private static boolean isChapter(Path file, String wanted) {
        String name = file.getFileName().toString();
        return name.startsWith(wanted) && !Character.isLetterOrDigit(name.charAt(wanted.length()));
    }

    /// The notebooks of the course, in the order of its chapters.
    static List<Path> list(Path course) {
        try (Stream<Path> files = Files.list(course)) {
            return files.filter(each -> each.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            throw new SetupException(
                    "The notebooks cannot be read in " + course + " (" + SetupException.reason(e) + ").",
                    "start ./heddle in a complete copy of Heddle.", e);
        }
    }
}
