package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesSuiteTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    private SchedulesSuite suite() {
        return new SchedulesSuite(Path.of("java"), folder, Path.of("schedules.jar"), /* quick= */ true);
    }

    @Test
    void both_sides_are_asked_the_same_by_the_same_driver() {
        Match checks = suite().suite().matches().getFirst();

        String classPath = "schedules.jar" + File.pathSeparator + folder;
        assertThat(checks.ours().command()).containsExactly("java", "-cp", classPath, "Checks", "ours", "--quick");
        assertThat(Objects.requireNonNull(checks.peers().getFirst().contender()).command())
                .containsExactly("java", "-cp", classPath, "Checks", "stress", "--quick");
    }

    @Test
    void every_row_has_a_target() {
        assertThat(suite().suite().matches().getFirst().peers().getFirst().measures()).hasSize(4)
                .noneMatch(measure -> measure.target().equals(new Target.None()));
    }

    @Test
    void driver_that_does_not_compile_is_told() throws IOException {
        Path driver = Files.writeString(folder.resolve("Checks.java"), "class Checks { int x = true; }");

        assertThat(suite().compile(driver)).contains("Checks.java:1: error: incompatible types");
    }
}
