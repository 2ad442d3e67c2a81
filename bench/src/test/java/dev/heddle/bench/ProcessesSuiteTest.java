package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProcessesSuiteTest {

    private static final Suite SUITE = new ProcessesSuite("python3", Path.of("processes.py"), Path.of("work"),
            Path.of("jdk"), Path.of("processes.jar"), /* quick= */ true).suite();

    @Test
    void both_sides_are_asked_the_same_by_the_same_driver() {
        Match starts = SUITE.matches().getFirst();

        assertThat(starts.ours().command()).containsExactly("python3", "-B", "processes.py", "starts", "--work", "work",
                "--java", "jdk", "--jar", "processes.jar", "--quick");
        assertThat(Objects.requireNonNull(starts.peers().getFirst().contender()).command())
                .containsExactly("python3", "-B", "processes.py", "starts", "--work", "work", "--quick");
    }

    @Test
    void every_match_has_one_peer_and_a_target_for_every_row() {
        assertThat(SUITE.matches()).allSatisfy(match -> {
            assertThat(match.peers()).extracting(Peer::name).containsExactly("multiprocessing");
            assertThat(match.peers().getFirst().measures()).isNotEmpty()
                    .noneMatch(measure -> measure.target().equals(new Target.None()));
        });
    }
}
