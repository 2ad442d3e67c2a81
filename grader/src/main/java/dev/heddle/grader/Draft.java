package dev.heddle.grader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The files of a new exercise, for its author to go on with. They compile, and the [Proofreader] says what is missing.
///
/// @param number its number, such as `17.1`
/// @param title  its name, which is that of the learner's class
/// @param stars  how hard it is, from 1 to 4
public record Draft(String number, String title, int stars) {

    /// Checks what is asked for.
    public Draft {
        if (!number.matches("[1-9]?\\d\\.[1-9]\\d?")) {
            throw new IllegalArgumentException(
                    "a number is one of a chapter, a point, and one more, such as 17.1, not '"
                            + number + "'");
        }
        if (!title.matches("[A-Z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("the name is that of a class, such as FairLock, not '" + title + "'");
        }
        if (stars < 1 || stars > 4) {
            throw new IllegalArgumentException("there are one to four stars, not " + stars);
        }
    }

    private String place() {
        String chapter = number.substring(0, number.indexOf('.'));
        return "chapter%02d/%s".formatted(Integer.valueOf(chapter), title.toLowerCase(Locale.ROOT));
    }

    /// Writes the files, and adds the exercise to the list.
    ///
    /// @param exercises the folder of the exercises
    /// @param solutions the folder of what their authors know
    /// @return the files
    /// @throws IOException if one is there already, or cannot be written
    public List<Path> write(Path exercises, Path solutions) throws IOException {
        if (Course.read(exercises, solutions).exercises().stream().anyMatch(each -> each.number().equals(number))) {
            throw new IOException("there is an exercise " + number + " already");
        }
        Path folder = exercises.resolve(place());
        Path known = solutions.resolve(place());
        if (Files.exists(folder) || Files.exists(known)) {
            throw new IOException("there is a folder " + place() + " already");
        }
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder.resolve("README.md"), readme());
        files.put(folder.resolve(title + ".java"), answer("0; // TODO: what is the answer?"));
        files.put(folder.resolve("hints.md"), "## 1\nTODO\n\n## 2\nTODO\n\n## 3\nTODO\n");
        files.put(folder.resolve(title + "Test.java"), check(title + "Test", "answer_is_right"));
        files.put(known.resolve(title + "HiddenTest.java"), check(title + "HiddenTest", "answer_stays_right"));
        files.put(known.resolve("SOLUTION.md"),
                "# " + number + " " + title + ": one way to solve it\n\nTODO: why it is right, and what goes wrong.\n");
        files.put(known.resolve("reference/" + title + ".java"), answer("42;"));
        files.put(known.resolve("wrong/off-by-one/" + title + ".java"),
                "// Fails: expected: <42> but was: <41>\n" + answer("41;"));
        for (Map.Entry<Path, String> each : files.entrySet()) {
            Files.createDirectories(each.getKey().toAbsolutePath().getParent());
            Files.writeString(each.getKey(), each.getValue());
        }
        list(exercises.resolve(Course.LIST));
        return List.copyOf(files.keySet());
    }

    private String readme() {
        return "# " + number + " " + title + " " + "★".repeat(stars)
                + "\n\nTODO: the task, in three sentences.\n\n```java\n"
                + title + ".answer()      // 42\n```\n";
    }

    private String answer(String value) {
        return """
                package %s;

                /// TODO: what it is.
                final class %s {

                    private %s() {}

                    static int answer() {
                        return %s
                    }
                }
                """.formatted(place().replace('/', '.'), title, title, value);
    }

    private String check(String name, String method) {
        return """
                package %s;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import dev.heddle.schedules.kit.Tries;
                import org.junit.jupiter.api.Test;

                final class %s {

                    @Test
                    @Tries(value = "TODO: what is tried", zh = "TODO: 检查什么")
                    void %s() {
                        assertEquals(42, %s.answer(), "answer()");
                    }
                }
                """.formatted(place().replace('/', '.'), name, method, title);
    }

    /// Where its number belongs. The other lines stay as they are.
    private void list(Path list) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(list, StandardCharsets.UTF_8));
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            String other = lines.get(i).strip().split("\\s+", 2)[0];
            if (other.matches("\\d+\\.\\d+") && order(other) < order(number)) {
                at = i + 1;
            }
        }
        lines.add(at == 0 ? lines.size() : at, number + "  " + place() + "  " + stars);
        Files.write(list, lines);
    }

    private static int order(String number) {
        int point = number.indexOf('.');
        return Integer.parseInt(number.substring(0, point)) * 1000 + Integer.parseInt(number.substring(point + 1));
    }
}
