package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DoctorCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private @Nullable String homeBefore;

    @BeforeEach
    void remember_home() {
        homeBefore = System.getProperty("heddle.home");
    }

    @AfterEach
    void restore_home() {
        if (homeBefore == null) {
            System.clearProperty("heddle.home");
        } else {
            System.setProperty("heddle.home", homeBefore);
        }
    }

    @Test
    void machine_that_has_all_is_shown_as_in_the_golden_file() throws IOException {
        int code = doctor(Machines.equipped());

        assertThat(out.toString()).isEqualTo(golden("doctor-equipped.txt"));
        assertThat(code).isEqualTo(ExitCode.DONE);
    }

    @Test
    void machine_that_has_all_is_written_as_in_the_golden_json() throws IOException {
        int code = doctor(Machines.equipped(), "--json");

        assertThat(out.toString()).isEqualTo(golden("doctor-equipped.json"));
        assertThat(code).isEqualTo(ExitCode.DONE);
    }

    @Test
    void machine_that_has_nothing_is_shown_as_in_the_golden_file() throws IOException {
        int code = doctor(Machines.bare());

        assertThat(out.toString()).isEqualTo(golden("doctor-bare.txt"));
        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
    }

    @Test
    void machine_that_has_nothing_is_written_as_in_the_golden_json() throws IOException {
        int code = doctor(Machines.bare(), "--json");

        assertThat(out.toString()).isEqualTo(golden("doctor-bare.json"));
        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
    }

    @Test
    void without_a_known_package_manager_what_to_look_for_is_told() throws IOException {
        doctor(new FakeMachine().property("java.version", "25.0.3").property("java.home", "/opt/jdk-25"));

        assertThat(out.toString()).isEqualTo(golden("doctor-unknown-system.txt"));
    }

    @Test
    void terminal_that_cannot_show_the_marks_gets_ascii() {
        doctor(Machines.equipped().property("stdout.encoding", "ANSI_X3.4-1968"));
        doctor(Machines.bare().property("stdout.encoding", "ANSI_X3.4-1968"));

        assertThat(out.toString()).isASCII().contains("  + JDK ", "  x Maven ", "  ! git ", "  - Sandbox ");
    }

    @Test
    void this_machine_is_examined_through_the_door_of_the_command_line(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        System.setProperty("heddle.home", folder.toString());

        int code = Main.run(terminal(), "doctor", "--json");

        JsonObject report = new Gson().fromJson(out.toString(), JsonObject.class);
        assertThat(err.toString()).isEmpty();
        assertThat(report.getAsJsonArray("checks")).hasSize(16);
        assertThat(out.toString()).contains(folder.resolve(".heddle") + " can be written");
        assertThat(code).isEqualTo(report.get("ok").getAsBoolean() ? ExitCode.DONE : ExitCode.SETUP_FAILED);
    }

    @Test
    void path_that_the_locale_cannot_hold_is_a_finding() {
        int code = doctor(Machines.equipped().environment("JUPYTER_CONFIG_DIR", "/home/\0"));

        assertThat(out.toString()).contains("✗ User folders  a path cannot be read in this locale: /home/\0",
                "1 thing is missing: User folders; what to do stands beside it.");
        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
    }

    @Test
    void home_that_the_locale_cannot_hold_is_told_in_one_sentence_with_the_next_step() {
        System.setProperty("heddle.home", "/home/\0");

        int code = Main.run(terminal(), "doctor");

        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                heddle: The locale of this terminal has no letters for the path /home/\0.
                  Next: export LC_ALL=C.UTF-8, and try again.
                """);
        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
    }

    @Test
    void help_names_the_fields_of_the_json() {
        int code = Main.run(terminal(), "doctor", "--help");

        assertThat(out.toString()).contains("Usage: heddle doctor [-hV] [--json]",
                "{\"ok\": true, \"checks\": [{\"name\", \"group\", \"state\", \"found\", \"cost\", \"fix\"}]}");
        assertThat(code).isEqualTo(ExitCode.DONE);
    }

    private int doctor(Machine machine, String... arguments) {
        return new CommandLine(new DoctorCommand(terminal(), machine, () -> new Home(Path.of("/home/ada/heddle"))))
                .execute(arguments);
    }

    private Terminal terminal() {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), /* interactive= */ false);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = DoctorCommandTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
