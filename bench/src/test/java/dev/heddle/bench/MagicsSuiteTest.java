package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MagicsSuiteTest {

    private static final Suite SUITE = new MagicsSuite("python3", Path.of("magics.py"), Path.of("work"), "heddle",
            Path.of("/kernels"), /* quick= */ true).suite();

    @Test
    void both_kernels_are_asked_the_same_by_the_same_driver() {
        Match time = SUITE.matches().getFirst();

        assertThat(time.ours().command()).containsExactly("python3", "-B", "magics.py", "time", "--kernel", "heddle",
                "--work", "work", "--kernel-dir", "/kernels", "--quick");
        assertThat(Objects.requireNonNull(time.peers().getFirst().contender()).command())
                .containsExactly("python3", "-B", "magics.py", "time", "--kernel", "ipykernel", "--work", "work",
                        "--quick");
    }

    @Test
    void every_row_has_a_target() {
        assertThat(SUITE.matches()).allSatisfy(match -> assertThat(match.peers().getFirst().measures()).isNotEmpty()
                .noneMatch(measure -> measure.target().equals(new Target.None())));
    }
}
