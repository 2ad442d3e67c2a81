package dev.heddle.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    @TempDir
    private Path folder;

    private final Exercise counter = new Exercise("4.1", "chapter04/counter", Path.of("a"), Path.of("b"), 1);

    @Test
    void what_was_done_is_there_for_the_next_program() throws IOException {
        journal().checked(verdict(false));
        journal().hinted(counter, 1);
        journal().hinted(counter, 2);
        journal().checked(verdict(true));

        Standing standing = journal().of(counter);

        assertThat(standing.checks()).isEqualTo(2);
        assertThat(standing.hints()).isEqualTo(2);
        assertThat(standing.isSolved()).isTrue();
    }

    @Test
    void first_success_counts_and_stays() throws IOException {
        Files.writeString(file(), "2026-11-20T20:44:05Z 4.1 passed\n");

        journal().checked(verdict(true));
        journal().checked(verdict(false));

        assertThat(journal().of(counter))
                .isEqualTo(new Standing(3, 0, Instant.parse("2026-11-20T20:44:05Z")));
    }

    @Test
    void untouched_exercise_has_nothing() throws IOException {
        assertThat(journal().of(counter)).isEqualTo(new Standing(0, 0, null));
        assertThat(file()).doesNotExist();
    }

    @Test
    void torn_line_and_lines_of_others_are_passed_over() throws IOException {
        journal().checked(verdict(true));
        Files.writeString(file(), "2026-11-20T20:4", StandardOpenOption.APPEND);

        journal().checked(verdict(false));

        assertThat(journal().of(counter).checks()).isEqualTo(2);
        assertThat(Files.readAllLines(file())).hasSize(3);
    }

    private Journal journal() {
        return new Journal(file());
    }

    private Path file() {
        return folder.resolve(Journal.FILE);
    }

    private Verdict verdict(boolean passed) {
        return new Verdict(counter, List.of(), List.of(new Verdict.Check("counts", false, passed, "")), "",
                Duration.ZERO);
    }
}
