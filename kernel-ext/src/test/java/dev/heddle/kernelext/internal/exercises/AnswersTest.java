package dev.heddle.kernelext.internal.exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.grader.Exercise;
import dev.heddle.kernel.magic.MagicException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cells and files stay the same, and nothing that somebody wrote is lost.
final class AnswersTest {

    @TempDir
    private Path root;

    private final Answers answers = new Answers();

    @BeforeEach
    void makeAnExercise() throws IOException {
        Files.createDirectories(root.resolve("exercises/chapter01/one"));
        Files.writeString(file(), "class One {} // TODO\n");
    }

    @Test
    void cell_that_shows_a_file_saves_it_again() throws Exception {
        String shown = answers.read(exercise());
        String said = answers.save(folder(), exercise(), shown.replace("TODO", "done"), false);

        assertThat(said).isEmpty();
        assertThat(file()).hasContent("class One {} // done\n");
        assertThat(folder().earlier()).doesNotExist();
    }

    @Test
    void code_of_others_is_kept_when_a_cell_takes_its_place() throws Exception {
        String said = answers.save(folder(), exercise(), "class One { int mine; }", false);

        assertThat(file()).hasContent("class One { int mine; }\n");
        try (Stream<Path> kept = Files.list(folder().earlier())) {
            assertThat(kept.toList()).singleElement().satisfies(each -> {
                assertThat(each).hasContent("class One {} // TODO\n");
                assertThat(said).contains(each.getFileName().toString());
            });
        }
    }

    @Test
    void file_that_was_changed_elsewhere_is_not_overwritten_unless_asked() throws Exception {
        String shown = answers.read(exercise());
        Files.writeString(file(), "class One { int fromTheEditor; }\n");

        assertThatThrownBy(() -> answers.save(folder(), exercise(), shown + "// cell\n", false))
                .isInstanceOf(MagicException.class)
                .hasMessage("One.java was changed elsewhere since this notebook last saw it.");
        String said = answers.save(folder(), exercise(), shown + "// cell\n", true);

        assertThat(file()).hasContent(shown + "// cell\n");
        assertThat(said).startsWith("One.java held other code; that is now in exercises/earlier/1.1 ");
    }

    private Path file() {
        return root.resolve("exercises/chapter01/one/One.java");
    }

    private CourseFolder folder() {
        return new CourseFolder(root.resolve("exercises"));
    }

    private Exercise exercise() {
        return new Exercise("1.1", "chapter01/one", root.resolve("exercises/chapter01/one"), root.resolve("none"), 1);
    }
}
