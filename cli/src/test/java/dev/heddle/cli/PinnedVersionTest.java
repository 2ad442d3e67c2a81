package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PinnedVersionTest {

    @TempDir
    private Path folder;

    @Test
    void version_is_what_stands_after_the_name_and_before_a_condition() throws IOException {
        Path file = Files.writeString(folder.resolve("requirements.txt"), """
                # jupyterlab==1.0
                jupyterlab-server==2.28.1
                jupyterlab==4.6.4
                ipython==9.17.1 ; python_version >= "3.11"
                pexpect==4.9.0;sys_platform != "win32"
                """);

        assertThat(PinnedVersion.of("jupyterlab", file)).isEqualTo("4.6.4");
        assertThat(PinnedVersion.of("ipython", file)).isEqualTo("9.17.1");
        assertThat(PinnedVersion.of("pexpect", file)).isEqualTo("4.9.0");
    }

    @Test
    void package_that_is_not_named_is_told_with_the_next_step() throws IOException {
        Path file = Files.writeString(folder.resolve("requirements.txt"), "jupyterlab-server==2.28.1\n");

        assertThatThrownBy(() -> PinnedVersion.of("jupyterlab", file)).isInstanceOf(SetupException.class)
                .hasMessage("""
                        %s does not name jupyterlab.
                          Next: restore that file: git checkout -- requirements.txt.""", file);
    }

    @Test
    void missing_file_is_told_with_the_next_step() {
        Path file = folder.resolve("requirements.txt");

        assertThatThrownBy(() -> PinnedVersion.of("jupyterlab", file)).isInstanceOf(SetupException.class)
                .hasMessage("""
                        %s cannot be read (NoSuchFile: %s).
                          Next: restore that file: git checkout -- requirements.txt.""", file, file);
    }
}
