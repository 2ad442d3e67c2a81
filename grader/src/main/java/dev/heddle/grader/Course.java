package dev.heddle.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The exercises in their order. The file `exercises.txt` names each once: its number, its folder, how hard it is.
///
/// @param exercises in their order
public record Course(List<Exercise> exercises) {

    /// Where the exercises are listed, in their folder.
    public static final String LIST = "exercises.txt";

    private static final Pattern ENTRY = Pattern.compile("(\\d+\\.\\d+)\\s+(\\S+)\\s+([1-4])");

    /// Keeps its own copy.
    public Course {
        exercises = List.copyOf(exercises);
    }

    /// Reads the list.
    ///
    /// @param exercises the folder of the exercises
    /// @param solutions the folder of what their authors know; it need not be there
    /// @return the course
    /// @throws IOException if the list cannot be read
    public static Course read(Path exercises, Path solutions) throws IOException {
        List<Exercise> found = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(exercises.resolve(LIST), StandardCharsets.UTF_8)) {
            line++;
            String entry = text.replaceFirst("#.*", "").strip();
            if (!entry.isEmpty()) {
                found.add(exercise(entry, line, exercises, solutions));
            }
        }
        return new Course(found);
    }

    private static Exercise exercise(String entry, int line, Path exercises, Path solutions) throws IOException {
        Matcher words = ENTRY.matcher(entry);
        if (!words.matches()) {
            throw new IOException(LIST + ", line " + line + ": '" + entry
                    + "' should be a number, a folder and 1 to 4, such as '4.1 chapter04/counter 1'");
        }
        String place = words.group(2);
        return new Exercise(words.group(1), place, exercises.resolve(place), solutions.resolve(place),
                Integer.parseInt(words.group(3)));
    }

    /// The first that is not solved.
    ///
    /// @param standings how far the learner is, by number
    /// @return the exercise, if there is one left
    public Optional<Exercise> next(Map<String, Standing> standings) {
        return exercises.stream()
                .filter(each -> !standings.getOrDefault(each.number(), Standing.UNTOUCHED).isSolved())
                .findFirst();
    }

    /// The exercise of a number, or of the last part of its folder's name.
    ///
    /// @param name such as `4.1` or `counter`
    /// @return the exercise, if there is one
    public Optional<Exercise> find(String name) {
        return exercises.stream()
                .filter(each -> each.number().equals(name)
                        || each.place().toLowerCase(Locale.ROOT).endsWith("/" + name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
