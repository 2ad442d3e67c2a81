package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RoomChecksTest {

    private final FakeMachine machine = new FakeMachine();
    private final RoomChecks checks = new RoomChecks(machine, new Home(Path.of("/srv/heddle")));

    @Test
    void folder_that_is_not_there_yet_is_as_writable_as_the_nearest_above_it() {
        machine.writable("/srv/heddle");

        Diagnosis diagnosis = checks.workFolder();

        assertThat(diagnosis).isEqualTo(Diagnosis.ok("/srv/heddle/.heddle can be written"));
    }

    @Test
    void home_of_the_environment_counts_before_the_one_of_the_user() {
        machine.environment("HOME", "/tmp/ada").writable("/tmp/ada");

        Diagnosis diagnosis = checks.userFolders();

        assertThat(diagnosis)
                .isEqualTo(Diagnosis.ok("/tmp/ada/.jupyter and /tmp/ada/.local/share/jupyter can be written"));
    }

    @Test
    void read_only_home_does_when_jupyter_is_pointed_elsewhere() {
        machine.writable("/scratch")
                .environment("JUPYTER_CONFIG_DIR", "/scratch/config")
                .environment("JUPYTER_DATA_DIR", "/scratch/data");

        Diagnosis diagnosis = checks.userFolders();

        assertThat(diagnosis).isEqualTo(Diagnosis.ok("/scratch/config and /scratch/data can be written"));
    }

    @Test
    void runtime_folder_alone_can_be_locked() {
        machine.writable("/home/ada").environment("JUPYTER_RUNTIME_DIR", "/run/jupyter");

        Diagnosis diagnosis = checks.userFolders();

        assertThat(diagnosis.found()).isEqualTo("/run/jupyter cannot be written");
        assertThat(diagnosis.state()).isEqualTo(Diagnosis.State.REQUIRED_MISSING);
    }

    @Test
    void ascii_locale_is_told_with_the_command_that_changes_it() {
        machine.property("sun.jnu.encoding", "ANSI_X3.4-1968");

        Diagnosis diagnosis = checks.locale();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking("ASCII instead of UTF-8",
                "files with Chinese or accented names cannot be opened", new Fix.Step("export LC_ALL=C.UTF-8")));
    }

    @Test
    void console_of_windows_has_an_encoding_of_its_own() {
        machine.property("os.name", "Windows 11").property("stdout.encoding", "Cp437");

        Diagnosis diagnosis = checks.locale();

        assertThat(diagnosis).isEqualTo(Diagnosis.lacking("the console shows Cp437",
                "letters outside of it show as question marks", new Fix.Step("chcp 65001")));
    }
}
