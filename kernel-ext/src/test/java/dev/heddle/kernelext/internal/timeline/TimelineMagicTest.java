package dev.heddle.kernelext.internal.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.kernel.magic.MagicDesk;
import dev.heddle.processes.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelineMagicTest {

    private final MagicDesk desk = new MagicDesk(new TimelineMagic());

    @Name("heddle.Cell")
    @StackTrace(false)
    private static final class Cell extends Event {}

    /// Records one thread that sleeps, as the tool does.
    private static Path recorded(Path folder) throws Exception {
        Path file = folder.resolve("cell.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadStart");
            recording.enable("jdk.ThreadEnd");
            recording.enable("jdk.ThreadSleep").withoutThreshold();
            recording.enable("heddle.Cell").withoutThreshold();
            recording.start();
            Cell cell = new Cell();
            cell.begin();
            Thread.ofPlatform().name("sleeper").start(() -> {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }).join();
            cell.commit();
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    @Test
    void recording_becomes_a_table_and_its_file_goes_away(@TempDir Path folder) throws Exception {
        Path file = recorded(folder);
        desk.values.put("recorder", new MagicDesk.Value("3", null,
                "cell " + Thread.currentThread().threadId() + "\nfile " + file + "\n"));

        String told = desk.call("--table", "f();");

        assertThat(told).startsWith("shown: null2 threads in ")
                .contains("Those that the cell started slept")
                .contains("\nsleeper ");
        assertThat(Files.exists(file)).isFalse();
        assertThat(desk.ran).containsExactly(
                "Use[tool=recorder, arguments=[], code=[Code[text=f();, line=2]], scope=NOTEBOOK]");
    }

    @Test
    void child_has_a_lane_with_its_name_and_its_end(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("cell.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ProcessStart").withoutThreshold();
            recording.enable("heddle.ChildStart");
            recording.enable("heddle.ChildEnd");
            recording.enable("heddle.Cell").withoutThreshold();
            recording.start();
            Cell cell = new Cell();
            cell.begin();
            Child.of().name("twin").start(() -> System.exit(3)).join();
            cell.commit();
            recording.dump(file);
        }
        desk.values.put("recorder",
                new MagicDesk.Value("3", null, "cell " + Thread.currentThread().threadId() + "\nfile " + file + "\n"));

        String table = desk.call("--table", "f();");

        assertThat(table).containsPattern("1 thread and 1 child process in ")
                .containsPattern("(?m)^twin \\(pid \\d+\\) .*exit code 3$")
                .doesNotContain("not recorded");
    }

    @Test
    void magic_in_the_cell_runs_between_begin_and_end() throws Exception {
        desk.values.put("recorder", new MagicDesk.Value(null, null, ""));

        desk.call("", "%%fork -n 2\n1");

        assertThat(desk.ran).containsExactly("Use[tool=recorder, arguments=[begin], code=[], scope=OWN]",
                "%%fork -n 2\n1", "Use[tool=recorder, arguments=[end], code=[], scope=OWN]");
    }

    @Test
    void cell_that_has_ended_with_its_jvm_has_no_timeline() throws Exception {
        desk.values.put("recorder", new MagicDesk.Value(null, "JvmEnded"));

        assertThat(desk.call("", "System.exit(1);")).isEqualTo(
                "shown: JvmEndederr: There is no timeline: the cell did not come to an end of its own.\n");
    }

    @Test
    void wrong_calls_are_told() throws Exception {
        assertThat(desk.call("", " ")).isEqualTo("UsageError: There is nothing to draw. Write code below %%timeline.");
        assertThat(desk.call("--width 3", "x")).isEqualTo(
                "UsageError: Option --width wants a number from 400 to 2000, not 3.");
        assertThat(desk.call("-n 0", "x"))
                .isEqualTo("UsageError: Option --threads wants a number from 1 to 100, not 0.");

        assertThat(desk.ran).isEmpty();
    }
}
