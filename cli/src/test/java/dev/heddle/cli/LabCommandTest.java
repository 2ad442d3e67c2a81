package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `heddle lab` from the command line on, with a script in JupyterLab's place.
@Timeout(60)
final class LabCommandTest {

    @RegisterExtension
    private final FakeHome fake = new FakeHome();

    private final FakeMachine machine = new FakeMachine();

    @Test
    void first_start_installs_the_kernel_and_the_second_says_that_all_is_up_to_date() throws Exception {
        Screen first;
        Screen second;
        int port;
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = listening.getLocalPort();
            jupyter(StandIn.ready(listening)).outcome(Jdk.running().java() + " -XX", 1, "no space left");
            first = labUntilStopped();
            second = labUntilStopped();
        }

        String end = """
                JupyterLab is running at http://localhost:%d/lab?token=abc
                Ctrl-C stops it and its kernels. Log: .heddle/lab-%d.log
                JupyterLab has stopped.
                """.formatted(port, ProcessHandle.current().pid());
        String tools = "JupyterLab 4.6.4, kernel 'Java (Heddle)' on Java " + Runtime.version().feature() + ".\n";
        assertThat(first.out())
                .isEqualToNormalizingNewlines("The kernel will start slower: its start-up cache could not"
                        + " be made (exit code 1: no space left).\nReady: " + tools + end);
        assertThat(second.out()).isEqualToNormalizingNewlines("All is up to date: " + tools + end);
        assertThat(environment().resolve("share/jupyter/kernels/heddle/kernel.json")).exists();
    }

    @Test
    void jupyter_that_ends_at_once_is_quoted_and_the_set_up_has_failed() throws IOException {
        jupyter("echo 'ModuleNotFoundError: tornado'; exit 1\n");
        Screen screen = Screen.plain();

        int code = lab(screen);

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: JupyterLab ended at once:
                    ModuleNotFoundError: tornado
                  Next: the whole log is in .heddle/lab-%d.log; ./heddle doctor looks at the machine.
                """.formatted(ProcessHandle.current().pid()));
    }

    @Test
    void folders_that_jupyter_cannot_write_are_told_before_anything_is_made() throws IOException {
        jupyter("echo started >\"$0.started\"\n").environment("JUPYTER_RUNTIME_DIR", "/run/jupyter");
        Screen screen = Screen.plain();

        int code = lab(screen);

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: Jupyter keeps its settings in /run/jupyter, which cannot be written.
                  Next: make it writable, or set HOME (or JUPYTER_CONFIG_DIR, JUPYTER_DATA_DIR and \
                JUPYTER_RUNTIME_DIR) to folders that are.
                """);
        assertThat(environment().resolve("bin/jupyter-lab.started")).doesNotExist();
        assertThat(environment().resolve("share")).doesNotExist();
    }

    @Test
    void port_that_is_taken_is_told_before_anything_is_made() throws IOException {
        jupyter("echo started >\"$0.started\"\n");
        Screen screen = Screen.plain();

        int code;
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            code = lab(screen, "--port", String.valueOf(port));
        }

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                heddle: Port %d cannot be used (Address already in use).
                  Next: choose another with --port, or leave it out: then a free one is found.
                """.formatted(port));
        assertThat(environment().resolve("share")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65536", "99999"})
    void number_that_is_no_port_is_bad_usage(String port) throws IOException {
        jupyter("exit 1\n");
        Screen screen = Screen.plain();

        int code = lab(screen, "--port", port);

        assertThat(code).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(screen.err()).startsWith("A port is a number from 1 to 65535, not " + port + ".");
    }

    @Test
    void word_that_is_no_number_is_bad_usage() {
        Screen screen = Screen.plain();

        int code = lab(screen, "--port", "http");

        assertThat(code).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(screen.err()).isEqualToNormalizingNewlines("""
                A port is a number, not 'http'.
                  ./heddle lab --help says more.
                """);
    }

    @Test
    void unknown_notebook_is_bad_usage_and_the_course_is_listed() throws IOException {
        jupyter("exit 1\n");
        Screen screen = Screen.plain();

        int code = lab(screen, "99");

        assertThat(code).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(screen.err())
                .isEqualToNormalizingNewlines("""
                        There is no notebook '99'. The course has: 00-start-here.ipynb.
                          ./heddle lab --help says more.
                        """);
    }

    @Test
    void without_jupyter_and_python_what_to_install_is_told() {
        machine.program("/usr/bin/apt-get").writable("/home/ada");
        Screen screen = Screen.plain();

        int code = lab(screen);

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(screen.err())
                .startsWith("heddle: Heddle needs Python 3.10 or newer, but no Python is on PATH.")
                .hasLineCount(2);
    }

    @Test
    void jupyter_that_is_too_old_is_named_before_heddle_uses_its_own() {
        machine.program("/usr/bin/jupyter-lab")
                .answer("/usr/bin/jupyter-lab --version", "3.6.1")
                .writable("/home/ada");
        Screen screen = Screen.plain();

        int code = lab(screen);

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED); // this machine has no Python
        assertThat(screen.out()).isEqualToNormalizingNewlines(
                "JupyterLab 3.6.1 in /usr/bin/jupyter-lab is older than 4.2; Heddle uses its own.\n");
    }

    private FakeMachine jupyter(String script) throws IOException {
        String program = StandIn.script(fake.folder(), script).toString();
        String data = environment().resolve("share/jupyter").toString();
        return machine.program(program)
                .answer(program + " --version", "4.6.4")
                .answer("jupyter --paths --json", "{\"data\": [\"" + data + "\"]}")
                .writable("/home/ada")
                .writable(environment().toString());
    }

    private Path environment() {
        return fake.folder().resolve("environment");
    }

    private int lab(Screen screen, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "lab";
        all[1] = "--no-browser";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Main.run(screen.terminal(), machine, all);
    }

    private Screen labUntilStopped() throws Exception {
        Screen screen = Screen.plain();
        Path stop = environment().resolve("bin/stop");
        Files.deleteIfExists(stop);
        try (ExecutorService person = Executors.newSingleThreadExecutor()) {
            Future<Integer> end = person.submit(() -> lab(screen));
            screen.awaitOut("Log: ");
            Files.createFile(stop);
            assertThat(end.get(20, TimeUnit.SECONDS)).as(screen.err()).isEqualTo(ExitCode.DONE);
        }
        return screen;
    }
}
