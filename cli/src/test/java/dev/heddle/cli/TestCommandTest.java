package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `heddle test` from the command line on, with a script in Maven's place.
@Timeout(60)
final class TestCommandTest {

    @RegisterExtension
    private final FakeHome fake = new FakeHome();

    private final Screen screen = Screen.plain();
    private final FakeMachine machine = new FakeMachine().program("/usr/bin/apt-get");

    @Test
    void missing_browser_is_told_before_anything_is_tested() throws IOException {
        maven("exit 0");

        int code = Main.run(screen.terminal(), machine, "test");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: The browser tests need Chromium, and there is none on the PATH.
                  Next: sudo apt-get install -y chromium
                """);
    }

    @Test
    void stage_may_have_more_files_than_one(@TempDir Path tests) throws IOException {
        for (String name : List.of("test_lab.py", "test_kernel_input.py", "test_kernel.py", "test_kernels.py",
                "lab.py")) {
            Files.createFile(tests.resolve(name));
        }

        assertThat(TestCommand.files(tests, TestCommand.Stage.KERNEL))
                .containsExactly(tests.resolve("test_kernel.py"), tests.resolve("test_kernel_input.py"));
    }

    @Test
    void missing_maven_is_told_before_anything_is_tested() {
        int code = Main.run(screen.terminal(), machine, "test", "kernel", "java");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: The test of the Java code needs Maven, and there is no mvn on the PATH.
                  Next: sudo apt-get install -y maven
                """);
    }

    @Test
    void missing_suite_for_kernels_is_told_before_anything_is_tested() throws IOException {
        maven("exit 0");

        int code = Main.run(screen.terminal(), machine, "test", "java", "kernel");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).isEqualToNormalizingNewlines(
                """
                        heddle: The test of the kernel needs Jupyter's test suite for kernels, jupyter_kernel_test, and it is not \
                        installed.
                          Next: sudo apt-get install -y python3-jupyter-kernel-test
                        """);
    }

    @Test
    void table_of_what_was_tested_is_printed_when_a_later_stage_cannot_start() throws IOException {
        maven("exit 0");
        machine.file("/usr/lib/python3/dist-packages/jupyter_kernel_test/__init__.py", "");

        int code = Main.run(screen.terminal(), machine, "test", "java", "kernel");

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.out()).containsPattern("== java\\R\\Rpassed {2}java +\\d s\\R$");
        assertThat(screen.err()).startsWith("heddle: Heddle needs Python 3.10 or newer");
    }

    @Test
    void failed_stage_is_in_the_table_and_in_the_exit_code() throws IOException {
        maven("test \"$*\" = '-B -ntp verify' && exit 7");

        int code = Main.run(screen.terminal(), machine, "test", "java");

        assertThat(code).isEqualTo(ExitCode.CODE_FAILED);
        assertThat(screen.out()).containsPattern("FAILED {2}java +\\d s\\R$");
    }

    private void maven(String script) throws IOException {
        Path maven = Files.writeString(fake.folder().resolve("mvn"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwx------"));
        machine.program(maven.toString());
    }
}
