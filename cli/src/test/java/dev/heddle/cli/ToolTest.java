package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ToolTest {

    @Test
    void lines_of_both_outputs_and_the_exit_code_are_told() {
        List<String> seen = new ArrayList<>();

        Tool.Outcome outcome = shell("echo one; echo 二 >&2; echo; printf three; exit 7").run(seen::add);

        assertThat(outcome).isEqualTo(new Tool.Outcome(7, List.of("one", "二", "", "three")));
        assertThat(seen).isEqualTo(outcome.lines());
        assertThat(outcome.ok()).isFalse();
        assertThat(outcome.text()).isEqualTo("one\n二\n\nthree");
        assertThat(outcome.lastLine()).isEqualTo("three");
    }

    @Test
    void tool_that_says_nothing_has_no_last_line() {
        Tool.Outcome outcome = shell("echo; echo ' '").run();

        assertThat(outcome.ok()).isTrue();
        assertThat(outcome.lastLine()).isEmpty();
    }

    @Test
    void arguments_folder_and_environment_arrive_as_they_are(@TempDir Path folder) {
        Tool.Outcome outcome = Tool.of("sh", "-c", "pwd -P; echo \"$1\"; echo \"$HEDDLE_WORD\"", "sh", " a  $b '中文' ")
                .in(folder)
                .with(Map.of("HEDDLE_WORD", "字"))
                .run();

        assertThat(outcome.lines()).containsExactly(folder.toString(), " a  $b '中文' ", "字");
    }

    @Test
    void program_that_is_not_there_is_named() {
        Tool.Outcome outcome = Tool.of("/no/such/program", "--version").run();

        assertThat(outcome.code()).isEqualTo(Tool.Outcome.NOT_STARTED);
        assertThat(outcome.text()).contains("/no/such/program", "No such file or directory");
    }

    @Test
    void folder_that_is_not_there_is_named() {
        Tool.Outcome outcome = shell("true").in(Path.of("/no/such/folder")).run();

        assertThat(outcome.code()).isEqualTo(Tool.Outcome.NOT_STARTED);
        assertThat(outcome.text()).contains("/no/such/folder");
    }

    @Test
    void time_limit_ends_the_tool_and_its_children() throws Exception {
        Tool.Outcome outcome = shell("sleep 1000 & echo $$; echo $!; wait").within(Duration.ofSeconds(2)).run();

        assertThat(outcome.code()).isEqualTo(Tool.Outcome.OUT_OF_TIME);
        assertThat(outcome.lines()).hasSize(2);
        assertThat(StandIn.hasEnded(Long.parseLong(outcome.lines().getFirst()))).isTrue();
        assertThat(StandIn.hasEnded(Long.parseLong(outcome.lines().getLast()))).isTrue();
    }

    @Test
    void tool_that_ignores_the_polite_signal_is_ended_all_the_same() throws Exception {
        Tool.Outcome outcome = shell("trap '' TERM; echo $$; while :; do sleep 1; done").within(Duration.ofSeconds(2))
                .run();

        assertThat(outcome.code()).isEqualTo(Tool.Outcome.OUT_OF_TIME);
        assertThat(StandIn.hasEnded(Long.parseLong(outcome.lastLine()))).isTrue();
    }

    @Test
    void interrupt_ends_the_tool_and_is_kept() throws Exception {
        List<String> pid = new ArrayList<>();
        Thread caller = Thread.currentThread();

        Tool.Outcome outcome = shell("echo $$; exec sleep 1000").within(Duration.ofMinutes(1)).run(line -> {
            pid.add(line);
            caller.interrupt();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome).isEqualTo(new Tool.Outcome(Tool.Outcome.OUT_OF_TIME, List.of("interrupted")));
        assertThat(StandIn.hasEnded(Long.parseLong(pid.getFirst()))).isTrue();
    }

    @Test
    void ten_megabytes_of_output_are_read_to_the_end() {
        Tool.Outcome outcome = shell("yes 123456789 | head -n 1000000").within(Duration.ofMinutes(1)).run();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.lines()).hasSize(1_000_000).containsOnly("123456789");
    }

    @Test
    void tool_that_asks_gets_no_answer_and_does_not_wait() {
        Tool.Outcome outcome = shell("read -r answer || echo 'nobody is there'").run();

        assertThat(outcome.lines()).containsExactly("nobody is there");
    }

    @Test
    void child_that_outlives_the_tool_does_not_keep_anyone_waiting() {
        Tool.Outcome outcome = shell("sleep 1000 & echo $!").within(Duration.ofMinutes(1)).run();

        ProcessHandle left = ProcessHandle.of(Long.parseLong(outcome.text())).orElseThrow();
        assertThat(outcome.ok()).isTrue();
        assertThat(left.destroyForcibly()).isTrue();
    }

    @Test
    void output_that_is_no_text_does_no_harm() {
        Tool.Outcome outcome = shell("printf 'a\\377b\\n'").run();

        assertThat(outcome.lines()).containsExactly("a\ufffdb");
    }

    private static Tool shell(String script) {
        return Tool.of("sh", "-c", script);
    }
}
