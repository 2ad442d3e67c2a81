package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PythonFinderTest {

    private final FakeMachine machine = new FakeMachine().program("/usr/bin/apt-get");

    @Test
    void first_python_that_fits_is_found_with_the_path_that_it_names_itself() {
        machine.program("/opt/shims/python3")
                .answer("/opt/shims/python3 -c", "heddle 3.11.7", "/opt/3.11.7/bin/python3");
        machine.program("/usr/bin/python").answer("/usr/bin/python -c", "heddle 3.14.0", "/usr/bin/python");

        PythonFinder.Search search = new PythonFinder(machine).search();

        assertThat(search).isEqualTo(
                new PythonFinder.Found(new Python(Path.of("/opt/3.11.7/bin/python3"), "3.11.7")));
    }

    @Test
    void python_that_is_too_old_is_passed_over_for_one_with_its_version_in_its_name() {
        machine.program("/usr/bin/python3").answer("/usr/bin/python3 -c", "heddle 3.9.25", "/usr/bin/python3");
        machine.program("/usr/bin/python3.12")
                .answer("/usr/bin/python3.12 -c", "heddle 3.12.11", "/usr/bin/python3.12");

        PythonFinder.Search search = new PythonFinder(machine).search();

        assertThat(search).isEqualTo(new PythonFinder.Found(new Python(Path.of("/usr/bin/python3.12"), "3.12.11")));
    }

    @Test
    void launcher_of_windows_is_asked_for_python_3() {
        machine.program("/windows/py").answer("/windows/py -3 -c", "heddle 3.13.1", "/programs/python.exe");

        PythonFinder.Search search = new PythonFinder(machine).search();

        assertThat(search).isEqualTo(new PythonFinder.Found(new Python(Path.of("/programs/python.exe"), "3.13.1")));
    }

    @Test
    void without_any_python_the_reason_and_the_command_are_told() {
        PythonFinder.Search search = new PythonFinder(machine).search();

        assertThat(search).isEqualTo(new PythonFinder.NoneFits("no Python is on PATH", Supply.PYTHON.fix(machine)));
        assertThat(Supply.PYTHON.fix(machine).text()).isEqualTo("sudo apt-get install -y python3 python3-venv");
    }

    @Test
    void every_python_that_does_not_fit_is_named_with_its_reason() {
        machine.program("/a/python3")
                .outcome("/a/python3 -c", 1, "heddle 3.11.2", "/a/python3", "ImportError: No module named ensurepip");
        machine.program("/b/python").outcome("/b/python -c", 1, "heddle 2.7.18", "/b/python", "ImportError: venv");
        machine.program("/c/python3.13").outcome("/c/python3.13 -c", Tool.Outcome.OUT_OF_TIME);
        machine.program("/d/python3.12").outcome("/d/python3.12 -c", 127, "libpython.so: not found");

        PythonFinder.Search search = new PythonFinder(machine).search();

        assertThat(search).isEqualTo(new PythonFinder.NoneFits("""
                /a/python3 (3.11.2) cannot make environments: ImportError: No module named ensurepip; \
                /b/python is 2.7.18; \
                /c/python3.13 did not answer within 10 s; \
                /d/python3.12 does not start: libpython.so: not found""", Supply.PYTHON.fix(machine)));
    }

    @Test
    void python_of_this_machine_runs() {
        Python python = PythonFinder.required(new ThisMachine());

        Tool.Outcome outcome = Tool.of(python.executable(), "--version").run();

        assertThat(outcome.text()).isEqualTo("Python " + python.version());
    }
}
