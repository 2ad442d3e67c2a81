package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Expected is what `jupyter --paths` says under the same environment.
final class JupyterFoldersTest {

    static Arguments[] environments() {
        return new Arguments[]{
                argumentSet("Linux", "Linux", Map.of(), "/home/ada/.jupyter", "/home/ada/.local/share/jupyter",
                        "/home/ada/.local/share/jupyter/runtime"),
                argumentSet("Linux, HOME is not the user's", "Linux", Map.of("HOME", "/scratch/王"),
                        "/scratch/王/.jupyter", "/scratch/王/.local/share/jupyter",
                        "/scratch/王/.local/share/jupyter/runtime"),
                argumentSet("Linux, XDG", "Linux", Map.of("XDG_DATA_HOME", "/data"), "/home/ada/.jupyter",
                        "/data/jupyter", "/data/jupyter/runtime"),
                argumentSet("macOS", "Mac OS X", Map.of("XDG_DATA_HOME", "/data"), "/home/ada/.jupyter",
                        "/home/ada/Library/Jupyter", "/home/ada/Library/Jupyter/runtime"),
                argumentSet("Windows", "Windows 11", Map.of("APPDATA", "/roaming", "USERPROFILE", "/users/ada", "HOME",
                        "/git/bash"), "/users/ada/.jupyter", "/roaming/jupyter", "/roaming/jupyter/runtime"),
                argumentSet("Windows without APPDATA", "Windows 11", Map.of(), "/home/ada/.jupyter",
                        "/home/ada/.jupyter/data", "/home/ada/.jupyter/data/runtime"),
                argumentSet("each folder named", "Linux", Map.of("JUPYTER_CONFIG_DIR", "/c", "JUPYTER_DATA_DIR", "/d",
                        "JUPYTER_RUNTIME_DIR", "/r", "XDG_DATA_HOME", "/data"), "/c", "/d", "/r"),
                argumentSet("only the data folder named", "Mac OS X", Map.of("JUPYTER_DATA_DIR", "/d"),
                        "/home/ada/.jupyter", "/d", "/d/runtime")};
    }

    @ParameterizedTest
    @MethodSource("environments")
    void folders_are_where_jupyter_has_them(String system, Map<String, String> environment, String config, String data,
            String runtime) {
        FakeMachine machine = new FakeMachine().property("os.name", system);
        environment.forEach(machine::environment);

        JupyterFolders folders = new JupyterFolders(machine);

        assertThat(folders.config()).isEqualTo(Path.of(config));
        assertThat(folders.data()).isEqualTo(Path.of(data));
        assertThat(folders.runtime()).isEqualTo(Path.of(runtime));
    }

    @Test
    void folders_that_can_be_made_are_not_read_only() {
        FakeMachine machine = new FakeMachine().writable("/home/ada");

        assertThat(new JupyterFolders(machine).readOnly()).isNull();
    }

    @Test
    void first_folder_that_cannot_be_made_is_named() {
        FakeMachine machine =
                new FakeMachine().writable("/home/ada").environment("JUPYTER_RUNTIME_DIR", "/run/jupyter");

        assertThat(new JupyterFolders(machine).readOnly()).isEqualTo(Path.of("/run/jupyter"));
        assertThat(new JupyterFolders(new FakeMachine()).readOnly()).isEqualTo(Path.of("/home/ada/.jupyter"));
    }

    @Test
    void folder_below_a_file_cannot_be_made_even_by_who_may_write_the_file() {
        FakeMachine machine = new FakeMachine().writable("/home/ada").file("/home/ada/notes", "mine");

        machine.environment("JUPYTER_CONFIG_DIR", "/home/ada/notes/jupyter");

        assertThat(new JupyterFolders(machine).readOnly()).isEqualTo(Path.of("/home/ada/notes/jupyter"));
    }
}
