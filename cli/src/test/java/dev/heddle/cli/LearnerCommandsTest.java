package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What learners ask for: next, check, hint, solution, progress. The exercise is a small one of its own.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LearnerCommandsTest {

    private static final String RIGHT = "package chapter01.one; final class One { static int one() { return 1; } }\n";
    private static final String WRONG = RIGHT.replace("return 1", "return 2 /* TODO */");

    @RegisterExtension
    private final FakeHome fake = new FakeHome();

    private final Screen screen = Screen.plain();

    @BeforeEach
    void makeACourse() throws IOException {
        Path exercise = fake.home().exercises().resolve("chapter01/one");
        Path solutions = fake.home().solutions().resolve("chapter01/one");
        Path reference = solutions.resolve("reference");
        Files.createDirectories(exercise);
        Files.createDirectories(reference);
        Files.writeString(fake.home().exercises().resolve("exercises.txt"), "1.1 chapter01/one 1\n");
        Files.writeString(exercise.resolve("README.md"), "# 1.1 One ★\n\nReturn one.\n");
        Files.writeString(exercise.resolve("hints.md"), "## 1\nThink.\n## 2\nCount.\n## 3\nReturn 1.\n");
        Files.writeString(exercise.resolve("One.java"), WRONG);
        Files.writeString(exercise.resolve("OneTest.java"), """
                package chapter01.one;
                import static org.junit.jupiter.api.Assertions.assertEquals;
                import org.junit.jupiter.api.Test;
                final class OneTest { @Test void it_is_one() { assertEquals(1, One.one(), "one()"); } }
                """);
        Files.writeString(solutions.resolve("SOLUTION.md"), "# 1.1 One: one way to solve it\n");
        Files.writeString(reference.resolve("One.java"), RIGHT);
    }

    @Test
    void next_exercise_is_shown_with_the_file_to_write() {
        int code = heddle("next");

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).isEqualToNormalizingNewlines("""
                # 1.1 One ★

                Return one.

                Write   exercises/chapter01/one/One.java
                Check   ./heddle check 1.1 --watch
                Stuck   ./heddle hint 1.1
                """);
    }

    @Test
    void each_hint_comes_when_it_is_asked_for() {
        heddle("hint", "one");
        String first = screen.out();
        heddle("hint");

        assertThat(first).isEqualToNormalizingNewlines("1.1 One\n\nHint 1 of 3\nThink.\n");
        assertThat(screen.out().substring(first.length()))
                .isEqualToNormalizingNewlines("1.1 One\n\nHint 1 of 3\nThink.\n\nHint 2 of 3\nCount.\n");
    }

    @Test
    void check_remembers_what_was_solved() throws IOException {
        int failed = heddle("check");
        int refused = heddle("solution", "1.1");
        Files.writeString(fake.home().exercises().resolve("chapter01/one/One.java"), RIGHT);
        int passed = heddle("check", "--language", "en");
        heddle("hint", "1.1");
        int explained = heddle("solution", "1.1");
        heddle("progress");

        assertThat(failed).isEqualTo(ExitCode.CODE_FAILED);
        assertThat(refused).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).contains("heddle: You have not solved 1.1 yet.", "Next: ./heddle hint 1.1 helps.");
        assertThat(passed).isEqualTo(ExitCode.DONE);
        assertThat(explained).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).contains("✗ it is one", "one(): expected: <1> but was: <2>", "✓ it is one",
                "Explained by ./heddle solution 1.1.", "# 1.1 One: one way to solve it", "return 1;",
                "✓ 1.1   One                ★          2      1", "chapter  1  ■", "1 of 1 solved");
    }

    @Test
    void when_all_is_solved_there_is_no_next() throws IOException {
        Files.writeString(fake.home().exercises().resolve("progress.txt"), "2026-11-20T20:44:05Z 1.1 passed\n");

        heddle("next");
        int code = heddle("check");

        assertThat(screen.out()).isEqualToNormalizingNewlines("All exercises are solved.\n");
        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).contains("All exercises are solved.");
    }

    @Test
    void exercise_that_is_none_is_told() {
        int code = heddle("check", "9.9");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).contains("There is no exercise '9.9'.", "./heddle progress lists them all.");
    }

    @Test
    void watch_checks_again_when_a_file_is_saved() throws Exception {
        Thread watcher = Thread.ofPlatform().daemon().start(() -> heddle("check", "1.1", "--watch", "--language=en"));
        screen.awaitOut("Waiting for you to save a file.");

        Files.writeString(fake.home().exercises().resolve("chapter01/one/One.java"), RIGHT);
        screen.awaitOut("✓ it is one");

        watcher.interrupt();
        watcher.join();
        assertThat(screen.out()).contains("✗ it is one", "0 of 1 checks passed", "All 1 checks passed");
    }

    @Test
    void exercise_with_faults_is_not_fit() {
        int code = heddle("course", "verify", "--times", "1");

        assertThat(code).isEqualTo(ExitCode.CODE_FAILED);
        assertThat(screen.out()).contains("NOT FIT", "README.md has no example in Java.",
                "There is no check that only the author can read (…HiddenTest.java).",
                "There should be three to six wrong answers, not 0.", "0 of 1 exercises are fit for learners.");
    }

    @Test
    void new_exercise_compiles_and_lacks_only_what_its_author_knows() throws IOException {
        int made = heddle("course", "new", "1.2", "FairLock", "--stars", "2");
        int again = heddle("course", "new", "1.2", "Other");
        int wrong = heddle("course", "new", "one", "FairLock");
        int verified = heddle("course", "verify", "1.2", "--times", "1");

        assertThat(made).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(fake.home().exercises().resolve("exercises.txt")))
                .isEqualTo("1.1 chapter01/one 1\n1.2  chapter01/fairlock  2\n");
        assertThat(again).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(wrong).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(screen.err()).contains("there is an exercise 1.2 already", "such as 17.1, not 'one'");
        assertThat(verified).isEqualTo(ExitCode.CODE_FAILED);
        assertThat(screen.out()).contains("Made  exercises/chapter01/fairlock/FairLock.java",
                "README.md has a TODO of its author.", "SOLUTION.md has a TODO of its author.",
                "There should be three to six wrong answers, not 1.").doesNotContain("missing");
    }

    private int heddle(String... arguments) {
        return Main.run(screen.terminal(), new FakeMachine(), arguments);
    }
}
