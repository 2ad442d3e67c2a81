package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `heddle install` and `heddle uninstall`, from the command line on.
final class InstallCommandTest {

    @RegisterExtension
    private final FakeHome fake = new FakeHome();

    private final Screen screen = Screen.plain();
    private final FakeMachine machine = new FakeMachine();

    @Test
    void kernel_is_installed_into_a_prefix_and_removed_from_it() {
        String prefix = fake.folder().resolve("my environment").toString();
        Path kernel = fake.folder().resolve("my environment/share/jupyter/kernels/heddle");
        machine.outcome(Jdk.running().java() + " -XX", 1, "no space left");

        int installed = heddle("install", "--prefix", prefix);
        boolean there = Files.exists(kernel.resolve("kernel.json"));
        int again = heddle("install", "--prefix=" + prefix);
        int uninstalled = heddle("uninstall", "--prefix", prefix);
        int uninstalledAgain = heddle("uninstall", "--prefix", prefix);

        assertThat(screen.out()).isEqualToNormalizingNewlines("""
                %2$s
                Installed: the kernel 'Java (Heddle)' in %1$s.
                Choose it in JupyterLab's launcher or in VS Code's list of kernels.
                %2$s
                Installed: the kernel 'Java (Heddle)' in %1$s.
                Choose it in JupyterLab's launcher or in VS Code's list of kernels.
                Removed: the kernel in %1$s.
                Nothing to remove: there is no kernel of Heddle in %1$s.
                """.formatted(kernel, "The kernel will start slower: its start-up cache could not be made"
                + " (exit code 1: no space left)."));
        assertThat(screen.err()).isEmpty();
        assertThat(new int[]{installed, again, uninstalled, uninstalledAgain}).containsOnly(ExitCode.DONE);
        assertThat(there).isTrue();
        assertThat(kernel).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--user"})
    void kernel_of_a_person_is_where_their_jupyter_looks(String option) {
        machine.property("user.home", fake.folder().resolve("王").toString());
        Path kernel = fake.folder().resolve("王/.local/share/jupyter/kernels/heddle");

        int code = option.isEmpty() ? heddle("install") : heddle("install", option);
        KernelSpec.State state = new KernelSpec(fake.home().kernelJars(),
                fake.folder().resolve("王/.local/share/jupyter")).state();
        int removed = option.isEmpty() ? heddle("uninstall") : heddle("uninstall", option);

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(state).isEqualTo(KernelSpec.State.UP_TO_DATE);
        assertThat(removed).isEqualTo(ExitCode.DONE);
        assertThat(kernel).doesNotExist();
    }

    @Test
    void variable_of_jupyter_says_where_a_persons_kernels_are() {
        machine.environment("JUPYTER_DATA_DIR", fake.folder().resolve("data").toString());

        int code = heddle("install");

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(fake.folder().resolve("data/kernels/heddle/kernel.json")).exists();
    }

    @Test
    void jdk_that_is_named_but_is_none_is_refused_before_anything_is_made() {
        machine.environment("HEDDLE_JAVA_HOME", "/opt/nothing");

        int code = heddle("install", "--prefix", fake.folder().resolve("prefix").toString());

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: HEDDLE_JAVA_HOME is /opt/nothing, which is no JDK.
                  Next: set it to the folder of a JDK 25 or newer, or unset it.
                """);
        assertThat(fake.folder().resolve("prefix")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "uninstall"})
    void user_and_prefix_together_are_bad_usage(String command) {
        int code = heddle(command, "--user", "--prefix", fake.folder().toString());

        assertThat(code).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                Give --user or --prefix, not both.
                  ./heddle %s --help says more.
                """.formatted(command));
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void prefix_that_is_a_file_is_refused_in_two_lines() throws IOException {
        Path file = Files.writeString(fake.folder().resolve("file"), "mine");

        int code = heddle("install", "--prefix", file.toString());

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: The kernel could not be installed in %1$s/share/jupyter/kernels/heddle \
                (%1$s/share: Not a directory).
                  Next: make that folder writable, or choose another: ./heddle install --prefix FOLDER.
                """.formatted(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"install", "uninstall"})
    void kernel_of_somebody_else_is_left_alone(String command) throws IOException {
        Path theirs = Files.createDirectories(fake.folder().resolve("share/jupyter/kernels/heddle"));
        Files.writeString(theirs.resolve("kernel.json"), "{}");

        int code = heddle(command, "--prefix", fake.folder().toString());

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).startsWith("heddle: ").contains("not Heddle's.\n  Next: ").hasLineCount(2);
        assertThat(theirs).isDirectoryContaining(file -> file.endsWith("kernel.json"));
    }

    @Test
    void heddle_that_is_not_built_says_so() throws IOException {
        FileTree.delete(fake.home().kernelJars());

        int code = heddle("install", "--prefix", fake.folder().resolve("prefix").toString());

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).startsWith("heddle: Heddle is not built: ").hasLineCount(2);
        assertThat(fake.folder().resolve("prefix")).doesNotExist();
    }

    private int heddle(String... arguments) {
        return Main.run(screen.terminal(), machine, arguments);
    }
}
