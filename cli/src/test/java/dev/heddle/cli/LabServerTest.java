package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// With a script in JupyterLab's place.
@Timeout(60)
final class LabServerTest {

    private static final String RATE = " --ZMQChannelsWebsocketConnection.iopub_data_rate_limit=100000000";

    @RegisterExtension
    private final FakeHome fake = new FakeHome();

    private final Screen screen = Screen.plain();
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String ready = StandIn.ready(listening);
    private final Path log = Path.of(".heddle/lab-" + ProcessHandle.current().pid() + ".log");

    LabServerTest() throws IOException {}

    @AfterEach
    void stop_listening() throws IOException {
        listening.close();
    }

    @Test
    void address_that_does_not_answer_is_not_told() throws Exception {
        LabServer server =
                new LabServer(jupyter(ready), fake.home(), screen.terminal(), Duration.ofSeconds(2));

        listening.close();

        assertThatThrownBy(() -> serve(server)).isInstanceOf(SetupException.class)
                .hasMessageStartingWith("JupyterLab did not start within 2 s:\n");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void address_and_log_are_told_and_the_end_too() throws Exception {
        int code = serveAndStop(server(ready), new NotebookChoice(fake.home().notebooks(), null), null, false);

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).isEqualToNormalizingNewlines("""
                JupyterLab is running at http://localhost:%d/lab?token=abc
                Ctrl-C stops it and its kernels. Log: %s
                JupyterLab has stopped.
                """.formatted(listening.getLocalPort(), log));
        assertThat(Files.getPosixFilePermissions(fake.home().root().resolve(log)))
                .as("the log holds the token")
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void choice_port_and_browser_are_handed_on() throws Exception {
        Path course = fake.home().notebooks();

        serveAndStop(server(ready), new NotebookChoice(course, Path.of("more things/04b 锁.ipynb")), 9999, false);

        assertThat(arguments()).isEqualTo("-y --ServerApp.root_dir=" + course + RATE
                + " --LabApp.default_url=/lab/tree/more%20things/04b%20%E9%94%81.ipynb"
                + " --ServerApp.port=9999 --ServerApp.port_retries=0 --no-browser");
    }

    @Test
    void what_is_not_chosen_is_left_to_jupyter() throws Exception {
        NotebookChoice course = new NotebookChoice(fake.home().notebooks(), null);

        serveAndStop(server(ready), course, null, /* browser= */ true);

        assertThat(arguments()).isEqualTo("-y --ServerApp.root_dir=" + course.root() + RATE);
    }

    @Test
    void jupyter_that_ends_at_once_is_quoted() throws IOException {
        LabServer server = server("for i in 1 2 3 4 5 6 7 8; do echo line $i; echo; done\necho no module; exit 1\n");

        assertThatThrownBy(() -> serve(server)).isInstanceOf(SetupException.class)
                .hasMessage("""
                        JupyterLab ended at once:
                            line 2
                            line 3
                            line 4
                            line 5
                            line 6
                            line 7
                            line 8
                            no module
                          Next: the whole log is in %s; ./heddle doctor looks at the machine.""", log);
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void jupyter_that_fails_later_is_quoted_with_its_exit_code() throws IOException {
        LabServer server = server(ready + "echo out of disk; exit 5\n");

        assertThatThrownBy(() -> serveAndStop(server, new NotebookChoice(fake.folder(), null), null, false))
                .cause()
                .isInstanceOf(SetupException.class)
                .hasMessageMatching("(?s)JupyterLab has failed \\(exit code 5\\):\n.*    out of disk\n"
                        + "  Next: the whole log is in .*");
    }

    @Test
    void jupyter_that_never_says_its_address_is_ended() throws Exception {
        LabServer server = new LabServer(jupyter("echo $$; exec sleep 1000\n"), fake.home(), screen.terminal(),
                Duration.ofSeconds(2));

        assertThatThrownBy(() -> serve(server)).isInstanceOf(SetupException.class)
                .hasMessageMatching("JupyterLab did not start within 2 s:\n    \\d+\n  Next: the whole log is in .*");
        assertThat(StandIn.hasEnded(Long.parseLong(logText().strip()))).isTrue();
    }

    @Test
    void jupyter_and_its_kernels_end_with_the_one_who_waits_for_them() throws Exception {
        LabServer server = server("sleep 1000 &\necho $$ $!\n" + ready);

        try (ExecutorService person = Executors.newSingleThreadExecutor()) {
            Future<Integer> end = person.submit(() -> serve(server));
            screen.awaitOut("Log: ");
            person.shutdownNow();
            assertThatThrownBy(() -> end.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }

        for (String pid : logText().lines().findFirst().orElseThrow().split(" ", 2)) {
            assertThat(StandIn.hasEnded(Long.parseLong(pid))).isTrue();
        }
    }

    @Test
    void log_that_is_no_text_does_no_harm() throws Exception {
        LabServer server = server("printf '/home/\\377\\376\\n'\n" + ready);

        int code = serveAndStop(server, new NotebookChoice(fake.folder(), null), null, /* browser= */ false);

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(screen.out()).startsWith("JupyterLab is running at http://localhost:" + listening.getLocalPort());
    }

    @Test
    void address_is_taken_only_when_its_line_is_whole() {
        String line = "[I] http://127.0.0.1:8889/lab/tree/a%20b.ipynb?token=abc";

        assertThat(LabServer.addressIn("")).isNull();
        assertThat(LabServer.addressIn("see https://jupyter.example/ for more\n")).isNull();
        assertThat(LabServer.addressIn("said\n" + line)).isNull();
        assertThat(LabServer.addressIn("said\n" + line + "\n"))
                .isEqualTo("http://127.0.0.1:8889/lab/tree/a%20b.ipynb?token=abc");
    }

    @Test
    void logs_of_servers_that_are_gone_are_deleted_and_nothing_else() throws Exception {
        Path folder = Files.createDirectories(fake.home().workFolder());
        for (String name : List.of("lab-1.log", "lab-999999999.log", "lab-notes.log", "lab-.log")) {
            Files.writeString(folder.resolve(name), "old");
        }

        serveAndStop(server(ready), new NotebookChoice(fake.folder(), null), null, /* browser= */ false);

        assertThat(folder.resolve("lab-999999999.log")).doesNotExist();
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("lab-1.log"))
                .isDirectoryContaining(file -> file.endsWith("lab-notes.log"))
                .isDirectoryContaining(file -> file.endsWith("lab-.log"));
    }

    @Test
    void program_that_is_gone_is_named() {
        Jupyter gone = new Jupyter(List.of("/no/such/jupyter-lab"), "4.6.4", fake.folder());

        assertThatThrownBy(() -> serve(new LabServer(gone, fake.home(), screen.terminal())))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("JupyterLab could not be started (Cannot run program \"/no/such/jupyter-lab\"")
                .hasMessageEndingWith("\n  Next: ./heddle doctor says what is wrong with the machine.");
    }

    private LabServer server(String script) throws IOException {
        return new LabServer(jupyter(script), fake.home(), screen.terminal());
    }

    private Jupyter jupyter(String script) throws IOException {
        return new Jupyter(List.of(StandIn.script(fake.folder(), script).toString()), "4.6.4", fake.folder());
    }

    private int serve(LabServer server) throws InterruptedException {
        return server.serve(new NotebookChoice(fake.home().notebooks(), null), null, /* browser= */ false);
    }

    private int serveAndStop(LabServer server, NotebookChoice choice, @Nullable Integer port, boolean browser)
            throws Exception {
        Path stop = fake.folder().resolve("environment/bin/stop");
        Files.deleteIfExists(stop);
        try (ExecutorService person = Executors.newSingleThreadExecutor()) {
            Future<Integer> end = person.submit(() -> server.serve(choice, port, browser));
            screen.awaitOut("Log: ");
            Files.createFile(stop);
            return end.get(20, TimeUnit.SECONDS);
        }
    }

    private String logText() throws IOException {
        return Files.readString(fake.home().root().resolve(log));
    }

    /// As the script has echoed them. Root needs one more, which is nobody's choice.
    private String arguments() throws IOException {
        String first = logText().lines().findFirst().orElseThrow();
        return first.substring(first.indexOf("directory: ") + "directory: ".length()).replace(" --allow-root", "");
    }
}
