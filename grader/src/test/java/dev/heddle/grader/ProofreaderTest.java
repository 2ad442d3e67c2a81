package dev.heddle.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A copy of an exercise that is fit for learners, and one thing wrong with it each time.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ProofreaderTest {

    private static final String PLACE = "chapter04/counter";

    @TempDir
    private Path root;

    @BeforeEach
    void copyAnExercise() throws IOException {
        Files.createDirectories(root.resolve("exercises"));
        Files.writeString(root.resolve("exercises/exercises.txt"), "4.1 " + PLACE + " 1\n");
        for (String each : List.of("exercises", "solutions")) {
            copy(Path.of("..", each, PLACE), root.resolve(each).resolve(PLACE));
        }
    }

    @Test
    void exercise_that_is_as_it_should_be_is_fit() throws Exception {
        Proof proof = proof();

        assertThat(proof.faults()).isEmpty();
        assertThat(proof.failed()).isEqualTo(proof.wrong()).isEqualTo(4);
    }

    @Test
    void each_file_is_looked_for() throws Exception {
        Files.delete(root.resolve("exercises").resolve(PLACE).resolve("hints.md"));
        Files.writeString(root.resolve("exercises").resolve(PLACE).resolve("notes.txt"), "mine");
        Files.writeString(root.resolve("exercises").resolve(PLACE).resolve("README.md"), "# 4.1 Counter ★★\n");
        delete(root.resolve("solutions").resolve(PLACE).resolve("wrong/two-locks"));
        delete(root.resolve("solutions").resolve(PLACE).resolve("wrong/lost-update"));
        Files.writeString(root.resolve("solutions").resolve(PLACE).resolve("wrong/unguarded-read/Counter.java"), "");

        assertThat(proof().faults()).containsExactly("hints.md is missing.",
                "chapter04/counter/notes.txt is no part of an exercise.",
                "There should be three to six wrong answers, not 2.",
                "Wrong answer 'unguarded-read' does not say how it fails: its first line should be '// Fails: ' and a part "
                        + "of its verdict.");
    }

    @Test
    void task_says_number_and_stars_as_the_list_does() throws Exception {
        Files.writeString(root.resolve("exercises").resolve(PLACE).resolve("README.md"), "# 4.1 Counter ★★\n");

        assertThat(proof().faults()).containsExactly(
                "README.md should begin with '# 4.1 NAME ★', as the list says.", "README.md has no example in Java.");
    }

    @Test
    void wrong_answers_that_pass_or_fail_otherwise_are_told() throws Exception {
        Path solutions = root.resolve("solutions").resolve(PLACE);
        String right = Files.readString(solutions.resolve("reference/Counter.java"));
        Files.writeString(solutions.resolve("wrong/lost-update/Counter.java"), "// Fails: lost\n" + right);
        Path other = solutions.resolve("wrong/two-locks/Counter.java");
        Files.writeString(other, Files.readString(other).replaceFirst("both saw sum", "another thing"));

        Proof proof = proof();

        assertThat(proof.failed()).isEqualTo(2);
        assertThat(proof.faults()).hasSize(2);
        assertThat(proof.faults().getFirst()).isEqualTo("Wrong answer 'lost-update' passes.");
        assertThat(proof.faults().getLast())
                .startsWith("Wrong answer 'two-locks' does not fail with 'another thing', but:\n");
    }

    @Test
    void reference_that_fails_now_and_then_is_found() throws Exception {
        Path reference = root.resolve("solutions").resolve(PLACE).resolve("reference/Counter.java");
        Path seen = root.resolve("seen");
        Files.writeString(reference, Files.readString(reference)
                .replace("return sum;", "return sum + once();")
                .replaceFirst("\\}\\s*$", """
                            private static int once() {
                                java.nio.file.Path seen = java.nio.file.Path.of("SEEN");
                                try {
                                    int calls = java.nio.file.Files.exists(seen)
                                            ? java.nio.file.Files.readString(seen).length()
                                            : 0;
                                    java.nio.file.Files.writeString(seen, "x".repeat(calls + 1));
                                    return calls == 5 ? 1 : 0;
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            }
                        }
                        """.replace("SEEN", seen.toString())));

        assertThat(proof().faults()).anyMatch(each -> each.startsWith("The reference does not always pass"));
    }

    @Test
    void folder_that_the_list_does_not_name_is_told() throws Exception {
        Files.createDirectories(root.resolve("solutions/chapter04/forgotten"));

        assertThat(Proofreader.unlisted(course(), root.resolve("exercises"), root.resolve("solutions")))
                .containsExactly("solutions/chapter04/forgotten is not in exercises.txt.");
    }

    private Proof proof() throws Exception {
        return new Proofreader(3).read(course().exercises().getFirst());
    }

    private Course course() throws IOException {
        return Course.read(root.resolve("exercises"), root.resolve("solutions"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
