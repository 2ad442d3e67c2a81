package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.worker.Command.CloseShell;
import dev.heddle.worker.Command.Force;
import dev.heddle.worker.Command.Interrupt;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Interrupted;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cells of several shells in one worker JVM.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ShellsTest {

    private static final String NAME = "return Thread.currentThread().getName();";

    private WorkerProcess worker;

    @BeforeEach
    void start() throws IOException {
        worker = WorkerProcess.start();
        worker.load("public class Cell { public static Object do_it$() throws Throwable {"
                + " System.out.print(\"on\"); while (true) { try { Thread.sleep(60_000); }"
                + " catch (InterruptedException e) { return \"woken\"; } } } }");
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        worker.end();
    }

    @Test
    void cell_of_a_subshell_runs_on_a_thread_of_its_own_while_another_runs() throws IOException {
        begin(Command.MAIN_SHELL);

        Answer first = run("a", "A", NAME);
        Answer second = run("b", "B", NAME);
        Answer again = run("a", "C", NAME);

        assertThat(first).isEqualTo(new Done("subshell-1"));
        assertThat(second).isEqualTo(new Done("subshell-2"));
        assertThat(again).isEqualTo(new Done("subshell-1"));
    }

    @Test
    void interrupt_of_a_call_ends_no_cell_of_another_shell() throws IOException {
        begin(Command.MAIN_SHELL);
        long main = worker.lastId();
        begin("a");

        worker.interrupt(Force.ASK);
        Answer subshell = worker.answer();
        worker.send(new Interrupt(main, Force.ASK));

        assertThat(subshell).isEqualTo(new Done("woken"));
        assertThat(worker.answer(main)).isEqualTo(new Done("woken"));
    }

    @Test
    void given_up_cell_of_a_subshell_is_followed_by_another_on_a_thread_of_that_name() throws IOException {
        begin("a");

        worker.interrupt(Force.GIVE_UP);
        Answer given = worker.answer();

        assertThat(given).isInstanceOf(Interrupted.class);
        assertThat(run("a", "A", NAME)).isEqualTo(new Done("subshell-1"));
        assertThat(run(Command.MAIN_SHELL, "B", NAME)).isEqualTo(new Done("main"));
    }

    @Test
    void thread_of_a_closed_shell_ends_and_others_go_on() throws IOException {
        run("a", "A", NAME);
        run("b", "B", NAME);

        worker.send(new CloseShell("a"));
        worker.send(new CloseShell("a"));
        Answer left = run(Command.MAIN_SHELL, "C", """
                for (Thread each : Thread.getAllStackTraces().keySet()) {
                    if (each.getName().equals("subshell-1")) {
                        each.join();
                    }
                }
                return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                        .filter(each -> each.startsWith("subshell")).toList();""");

        assertThat(left).isEqualTo(new Done("[subshell-2]"));
        assertThat(run("a", "D", NAME)).isEqualTo(new Done("subshell-3"));
    }

    private void begin(String shell) throws IOException {
        worker.send(new Invoke(shell, "cell of " + shell, "Cell", "do_it$", true));
        worker.awaitOutput();
    }

    private Answer run(String shell, String className, String body) throws IOException {
        worker.load("class " + className + " { public static Object do_it$() throws Throwable { " + body + " } }");
        return worker.call(new Invoke(shell, "cell " + className, className, "do_it$", true));
    }
}
