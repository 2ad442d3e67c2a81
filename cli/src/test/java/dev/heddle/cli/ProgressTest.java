package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ProgressTest {

    @Test
    void line_says_what_goes_on_since_when_and_how_far_it_is() {
        Duration elapsed = Duration.ofMillis(12_900);

        assertThat(Progress.line("Installing JupyterLab", elapsed, null)).isEqualTo("Installing JupyterLab … 12 s");
        assertThat(Progress.line("Installing JupyterLab", elapsed, "45 of 91 packages"))
                .isEqualTo("Installing JupyterLab … 12 s, 45 of 91 packages");
    }

    @Test
    void line_that_would_wrap_is_cut() {
        String full = Progress.line("x".repeat(73), Duration.ofSeconds(9), null);
        String cut = Progress.line("x".repeat(73), Duration.ofSeconds(10), null);

        assertThat(full).isEqualTo("x".repeat(73) + " … 9 s").hasSize(79);
        assertThat(cut).isEqualTo("x".repeat(73) + " … 10…").hasSize(79);
    }

    @Test
    void what_is_done_at_once_says_nothing() {
        Screen screen = Screen.ofAPerson();

        Progress.start(screen.terminal(), "Starting JupyterLab").close();

        assertThat(screen.err()).isEmpty();
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void where_nobody_looks_one_line_is_enough() throws InterruptedException {
        Screen screen = Screen.plain();

        try (Progress progress = Progress.start(screen.terminal(), "Starting JupyterLab")) {
            progress.at("half way");
            screen.awaitErr("\n");
        }

        assertThat(screen.err()).isEqualToNormalizingNewlines("Starting JupyterLab …\n");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void before_a_person_the_line_is_drawn_again_and_taken_away_at_the_end() throws InterruptedException {
        Screen screen = Screen.ofAPerson();

        try (Progress progress = Progress.start(screen.terminal(), "Starting JupyterLab")) {
            screen.awaitErr("Starting JupyterLab … ");
            progress.at("half way");
            screen.awaitErr(" s, half way");
        }

        assertThat(screen.err()).startsWith("\r\u001b[KStarting JupyterLab … ").endsWith("\r\u001b[K");
        assertThat(screen.out()).isEmpty();
    }
}
