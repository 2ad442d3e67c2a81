package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MainTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void without_a_suite_they_are_named() {
        assertThat(run()).isEqualTo(Main.DONE);

        assertThat(out).hasToString("kernel\nmagics\nprocesses\nschedules\n");
    }

    @Test
    void unknown_suite_is_bad_usage_and_says_which_there_are() {
        assertThat(run("weaving")).isEqualTo(Main.BAD_USAGE);

        assertThat(err).hasToString("There is no suite 'weaving'. There are: kernel, magics, processes, schedules.\n");
    }

    @Test
    void file_that_cannot_be_written_is_told_before_anything_is_measured() {
        Path file = folder.resolve("none").resolve("result.json");

        assertThat(run("kernel", "--json", file.toString())).isEqualTo(Main.BAD_USAGE);

        assertThat(err).hasToString("Cannot write a file " + file + ".\n");
    }

    @Test
    void option_without_its_value_and_unknown_option_are_bad_usage() {
        assertThat(run("kernel", "--json")).isEqualTo(Main.BAD_USAGE);
        assertThat(run("kernel", "--slow")).isEqualTo(Main.BAD_USAGE);

        assertThat(err).hasToString("--json needs a value.\nCannot understand '--slow'.\n");
    }

    @Test
    void python_that_is_not_there_is_a_failure_of_the_machine() {
        assertThat(run("kernel", "--python", "/no/such/python")).isEqualTo(Main.NOT_MEASURED);

        assertThat(err.toString()).startsWith("The kernels of this machine cannot be listed with /no/such/python: ")
                .endsWith("in HEDDLE_PYTHON.\n");
    }

    @Test
    void processes_that_are_not_built_are_told_with_the_next_step() {
        assertThat(run("processes")).isEqualTo(Main.NOT_MEASURED);

        assertThat(err.toString()).isEqualTo("Module processes is not built: there is no "
                + folder.resolve("processes/target") + ".\n  Next: mvn -DskipTests package\n");
    }

    @Test
    void measured_kernels_are_done_even_if_a_target_is_missed() throws IOException {
        String python =
                python("""
                        case "$*" in
                          *list*) echo '{"ipykernel": "7.0", "kernels": []}' ;;
                          *'--kernel heddle'*) echo '{"values": {"start": 900, "memory": 400, "warm": 50, "cpu": 9, "heartbeat": 1,
                        "complete": 1, "inspect": 1, "method": 1, "class": 1, "declarations": 1, "lines": 1, "lost": 0,
                        "messages": 1, "loop": 1, "rss": 1, "complete_busy": 1, "inspect_busy": 1, "stream": 1, "hung": 0}}' | tr -d '\\n' ;;
                          *) echo '{"values": {"start": 200, "memory": 50, "warm": 5, "cpu": 4, "heartbeat": 1,
                        "complete": 1, "inspect": 1, "method": 1, "class": 1, "declarations": 1, "lines": 1, "lost": 0,
                        "messages": 1, "loop": 1, "rss": 1, "complete_busy": 1, "inspect_busy": 1, "stream": 1, "hung": 0}}' | tr -d '\\n' ;;
                        esac
                        """);
        Path json = folder.resolve("result.json");

        int code = run("kernel", "--quick", "--python", python, "--json", json.toString());

        assertThat(code).as(err.toString()).isEqualTo(Main.DONE);
        assertThat(out.toString()).endsWith("Targets met: 6 of 11.\n");
        assertThat(err).hasToString("""
                measuring the start, 3 rounds
                measuring a session, 3 rounds
                measuring one start after the other, 3 rounds
                measuring a hot loop, 3 rounds
                """);
        assertThat(Files.readString(json)).startsWith("{\n  \"suite\": \"kernel\",");
    }

    @Test
    void kernel_of_ours_that_cannot_be_measured_has_its_own_exit_code() throws IOException {
        String python = python("""
                case "$*" in
                  *list*) echo '{"ipykernel": "7.0", "kernels": []}' ;;
                  *) echo 'the kernel has died' >&2; exit 1 ;;
                esac
                """);

        assertThat(run("kernel", "--quick", "--python", python)).isEqualTo(Main.NOT_MEASURED);

        assertThat(out.toString()).contains("heddle failed: round 1: it ended with code 1: the kernel has died\n");
        assertThat(err.toString()).endsWith("Not all of ours could be measured: the reasons are under the table.\n");
    }

    /// A shell script in the place of Python and its driver.
    private String python(String script) throws IOException {
        Path python = folder.resolve("python");
        Files.writeString(python, "#!/bin/sh\n" + script);
        assertThat(python.toFile().setExecutable(true)).isTrue();
        return python.toString();
    }

    private int run(String... arguments) {
        try (var sampler = new ProcessSampler()) {
            var bench = new Bench(folder, new PrintWriter(out, true), new PrintWriter(err, true), sampler);
            return Main.run(bench, arguments);
        }
    }
}
