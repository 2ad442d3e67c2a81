package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

final class NotebookChoiceTest {

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void make_a_course() throws IOException {
        home = new Home(folder.resolve("Heddle 中文"));
        Files.createDirectories(home.notebooks().resolve("more"));
        Files.createFile(home.notebooks().resolve("00-start-here.ipynb"));
        Files.createFile(home.notebooks().resolve("04a-locks.ipynb"));
        Files.createFile(home.notebooks().resolve("04b 锁.ipynb"));
        Files.createFile(home.notebooks().resolve("more/extra.ipynb"));
        Files.createFile(home.notebooks().resolve("notes.txt"));
    }

    static Arguments[] names() {
        return new Arguments[]{argumentSet("chapter", "00", "00-start-here.ipynb"),
                argumentSet("chapter with a letter", "04b", "04b 锁.ipynb"),
                argumentSet("file name", "04a-locks.ipynb", "04a-locks.ipynb"),
                argumentSet("file name without its ending", "04a-locks", "04a-locks.ipynb"),
                argumentSet("beginning of whole words", "00-start", "00-start-here.ipynb"),
                argumentSet("中文", "04b 锁", "04b 锁.ipynb"),
                argumentSet("in a folder", "more/extra", "more/extra.ipynb")};
    }

    @ParameterizedTest
    @MethodSource("names")
    void notebook_of_the_course_is_found_by(String wanted, String notebook) {
        NotebookChoice choice = choose(wanted);

        assertThat(choice).isEqualTo(new NotebookChoice(home.notebooks(), Path.of(notebook)));
    }

    @Test
    void without_a_name_it_is_the_course() {
        assertThat(choose(null)).isEqualTo(new NotebookChoice(home.notebooks(), null));
    }

    @Test
    void folder_of_the_course_is_opened() {
        assertThat(choose("more")).isEqualTo(new NotebookChoice(home.notebooks().resolve("more"), null));
    }

    @Test
    void path_of_a_notebook_in_the_course_shows_the_whole_course() {
        NotebookChoice choice = choose(home.notebooks().resolve("more/extra.ipynb").toString());

        assertThat(choice).isEqualTo(new NotebookChoice(home.notebooks(), Path.of("more/extra.ipynb")));
    }

    @Test
    void own_notebook_is_opened_in_its_own_folder() throws IOException {
        Path own = Files.createFile(folder.resolve("作业 1.ipynb"));

        assertThat(choose(own.toString())).isEqualTo(new NotebookChoice(folder, Path.of("作业 1.ipynb")));
        assertThat(choose(folder.toString())).isEqualTo(new NotebookChoice(folder, null));
    }

    @Test
    void dots_are_the_folder_that_the_person_is_in_and_not_the_course() {
        Path here = Path.of("").toAbsolutePath();

        assertThat(choose(".")).isEqualTo(new NotebookChoice(here, null));
        assertThat(choose("..")).isEqualTo(new NotebookChoice(here.resolve("..").normalize(), null));
        assertThat(choose("./pom.xml")).isEqualTo(new NotebookChoice(here, Path.of("pom.xml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "04", "start-here", "notes", "99", "/no/such/folder", "./00"})
    void unknown_name_is_bad_usage_and_the_course_is_listed(String wanted) {
        assertThatThrownBy(() -> choose(wanted)).isInstanceOf(ParameterException.class)
                .hasMessage("There is no notebook '" + wanted
                        + "'. The course has: 00-start-here.ipynb, 04a-locks.ipynb, 04b 锁.ipynb");
    }

    @Test
    void without_a_course_heddle_is_not_complete() throws IOException {
        FileTree.delete(home.notebooks());

        assertThatThrownBy(() -> choose("00")).isInstanceOf(SetupException.class)
                .hasMessage("""
                        The notebooks cannot be read in %s (NoSuchFile: %s).
                          Next: start ./heddle in a complete copy of Heddle.""", home.notebooks(), home.notebooks());
    }

    private NotebookChoice choose(@Nullable String wanted) {
        return NotebookChoice.of(wanted, home, new CommandLine(CommandSpec.create()).getCommandSpec());
    }
}
