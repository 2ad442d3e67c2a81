package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.worker.Command.Exit;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Report.Stream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a worker's JVM ends: always, soon, and with nothing lost that was printed.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerEndTest {

    private static final long HOOKS_SECONDS = 3;
    private static final long MARGIN_SECONDS = 15;

    private WorkerProcess worker;

    @BeforeEach
    void start() throws IOException {
        worker = WorkerProcess.start();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        worker.end();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void worker_ends_when_it_is_told() throws Exception {
        worker.send(new Exit());

        assertThat(worker.exitCodeWithin(MARGIN_SECONDS)).isEqualTo(0);
    }

    @Test
    void worker_ends_with_its_link_though_threads_are_busy() throws Exception {
        worker.run("Thread.ofPlatform().daemon(false).start(() -> { while (true) Thread.onSpinWait(); }); return 1;");
        worker.send(new Invoke("cell-2", "Cell", "do_it$", true));

        worker.hangUp();

        assertThat(worker.exitCodeWithin(MARGIN_SECONDS)).isNotNull();
    }

    @Test
    void worker_ends_though_a_shutdown_hook_never_does() throws Exception {
        worker.run("Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
                + " while (true) Thread.onSpinWait(); })); return 1;");

        worker.hangUp();

        assertThat(worker.exitCodeWithin(HOOKS_SECONDS + MARGIN_SECONDS)).isEqualTo(0);
    }

    @Test
    void worker_ends_though_a_cell_waits_in_exit_for_a_hook_that_never_ends() throws Exception {
        worker.load("public class Cell { public static Object do_it$() {"
                + " Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
                + " System.out.print(\"hook\"); while (true) Thread.onSpinWait(); })); System.exit(3); return 1; } }");
        worker.send(new Invoke("cell-1", "Cell", "do_it$", true));
        worker.awaitOutput();

        worker.send(new Exit());
        worker.readToEnd();

        assertThat(worker.exitCodeWithin(HOOKS_SECONDS + MARGIN_SECONDS)).isEqualTo(0);
        assertThat(worker.printed("cell-1", Stream.OUT)).isEqualTo("hook");
    }

    @Test
    void what_was_printed_before_exit_and_in_shutdown_hooks_arrives() throws Exception {
        worker.load("public class Cell { public static Object do_it$() {"
                + " Runtime.getRuntime().addShutdownHook(new Thread(() -> {"
                + " for (int i = 0; i < 1000; i++) System.err.print(\"h\"); }));"
                + " for (int i = 0; i < 1000; i++) System.out.print(\"x\"); System.exit(3); return 1; } }");
        worker.send(new Invoke("cell-1", "Cell", "do_it$", true));

        worker.readToEnd();

        assertThat(worker.exitCodeWithin(MARGIN_SECONDS)).isEqualTo(3);
        assertThat(worker.printed("cell-1", Stream.OUT)).isEqualTo("x".repeat(1000));
        assertThat(worker.printed("cell-1", Stream.ERR)).isEqualTo("h".repeat(1000));
    }

    @Test
    void worker_that_cannot_read_its_commands_ends() throws Exception {
        worker.run("Thread.ofPlatform().daemon(false).start(() -> { while (true) Thread.onSpinWait(); }); return 1;");

        worker.sendRaw(new byte[]{0, 0, 0, 1, '?'});

        assertThat(worker.exitCodeWithin(MARGIN_SECONDS)).isEqualTo(1);
    }

    @Test
    void exit_tells_which_thread_called_it_and_where() throws Exception {
        worker.load("public class Cell { public static Object do_it$() {\n System.exit(3); return 1; } }");
        worker.send(new Invoke("cell-1", "Cell", "do_it$", true));

        worker.readToEnd();

        assertThat(worker.exits()).singleElement().satisfies(exit -> {
            assertThat(exit.thread()).isEqualTo("main");
            assertThat(exit.trace()).contains(
                    new StackTraceElement(null, null, null, "Cell", "do_it$", "Cell.java", 2));
        });
    }
}
