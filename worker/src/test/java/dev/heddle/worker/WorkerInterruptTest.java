package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.worker.Command.Force;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Interrupted;
import dev.heddle.worker.Report.Stream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How a cell that runs is ended, and that the next one runs as if nothing had been.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerInterruptTest {

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

    static java.util.stream.Stream<Arguments> busy() {
        return java.util.stream.Stream.of(argumentSet("an empty loop", "while (true) { }"),
                argumentSet("a loop that counts", "for (long i = 0; i >= 0; i++) { }"),
                argumentSet("a deep one", "class Deep { int go(int n) { return n == 0 ? spin() : go(n - 1) + 1; }"
                        + " int spin() { while (true) { } } } new Deep().go(500);"),
                argumentSet("an allocation without end", "while (true) { new java.util.ArrayList<>(100).add(1); }"),
                argumentSet("a lock that nobody releases", "var lock = new java.util.concurrent.locks.ReentrantLock();"
                        + " Thread.ofVirtual().start(lock::lock).join(); lock.lock();"));
    }

    @ParameterizedTest
    @MethodSource("busy")
    void cell_that_hears_no_interrupt_ends(String body) throws IOException {
        begin("if (true) { " + body + " } return 1;");

        worker.interrupt(Force.ASK);
        worker.interrupt(Force.STOP);
        Answer answer = worker.answer();

        assertThat(answer).isInstanceOf(Interrupted.class);
        assertThat(((Interrupted) answer).hang()).isNull();
    }

    static java.util.stream.Stream<Arguments> swallowing() {
        return java.util.stream.Stream.of(argumentSet("sleep", "Thread.sleep(1000);"),
                argumentSet("work", "for (int i = 0; i < 1_000_000; i++) n[0]++;"),
                argumentSet("prints", "System.out.println(1);"));
    }

    /// Whether the thread ends is a matter of luck; that the notebook goes on is not.
    @ParameterizedTest
    @MethodSource("swallowing")
    void cell_that_catches_everything_harms_no_other(String body) throws IOException {
        begin("long[] n = {0}; while (true) { try { " + body + " } catch (Throwable e) { } }");

        worker.interrupt(Force.ASK);
        worker.interrupt(Force.STOP);
        Answer answer = worker.answer();
        Answer next = next("System.out.print(\"well\"); return Thread.currentThread().getName();");

        assertThat(answer).isInstanceOf(Interrupted.class);
        assertThat(next).isEqualTo(new Done("main"));
        assertThat(worker.printed("cell-2", Stream.OUT)).isEqualTo("well");
    }

    @Test
    void many_stops_one_after_the_other_harm_nothing() throws IOException {
        worker.load("public class Cell { public static Object do_it$() throws Throwable {"
                + " System.out.print(\"on\"); while (true) { Thread.sleep(0, 1); new Object().toString(); } } }");

        for (int i = 0; i < 10; i++) {
            worker.send(new Invoke("cell-1", "Cell", "do_it$", true));
            worker.awaitOutput();
            worker.interrupt(Force.STOP);
            assertThat(worker.answer()).isInstanceOf(Interrupted.class);
        }

        assertThat(next("return 7;")).isEqualTo(new Done("7"));
    }

    @Test
    void interrupted_cell_that_does_not_handle_it_tells_where_it_was() throws IOException {
        begin("\nThread.sleep(60_000); return 1;");

        worker.interrupt(Force.ASK);

        Interrupted answer = (Interrupted) worker.answer();
        assertThat(answer.hang()).isNull();
        assertThat(answer.trace()).contains(new StackTraceElement(null, null, null, "Cell", "do_it$", "Cell.java", 2));
    }

    @Test
    void cell_that_handles_its_interrupt_goes_on() throws IOException {
        begin("try { Thread.sleep(60_000); } catch (InterruptedException e) { } return 2;");

        worker.interrupt(Force.ASK);

        assertThat(worker.answer()).isEqualTo(new Done("2"));
    }

    @Test
    void stopped_cell_ends_at_its_next_print() throws IOException {
        begin("while (true) System.out.print(1);");

        worker.interrupt(Force.STOP);

        assertThat(worker.answer()).isInstanceOf(Interrupted.class);
    }

    @Test
    void given_up_cell_does_not_answer_the_next_one() throws IOException {
        begin("try { Thread.sleep(60_000); } catch (InterruptedException e) { } return 3;");
        Thread.State[] waiting = {Thread.State.TIMED_WAITING, Thread.State.RUNNABLE};

        worker.interrupt(Force.GIVE_UP);
        Interrupted given = (Interrupted) worker.answer();
        Answer next = next("""
                Thread.getAllStackTraces().keySet().forEach(each -> {
                    if (each.getName().equals("main (left behind)")) {
                        each.interrupt();
                        try { each.join(); } catch (InterruptedException e) { throw new AssertionError(e); }
                    }
                });
                return Thread.currentThread().getName();""");

        assertThat(given.hang()).isNotNull();
        assertThat(given.hang().state()).isIn((Object[]) waiting);
        assertThat(next).isEqualTo(new Done("main"));
    }

    @Test
    void interrupt_of_a_cell_that_has_ended_harms_no_other() throws IOException {
        worker.run("return 1;");
        worker.interrupt(Force.ASK);
        worker.interrupt(Force.STOP);
        worker.interrupt(Force.GIVE_UP);

        Answer next = next("System.out.print(2); return Thread.interrupted();");

        assertThat(next).isEqualTo(new Done("false"));
    }

    @Test
    void cell_that_waits_for_a_lock_is_left_behind_by_a_stop_and_the_owner_of_the_lock_is_named() throws IOException {
        begin("Object lock = new Object(); var held = new java.util.concurrent.CountDownLatch(1);"
                + " Thread.ofPlatform().daemon().name(\"holder\").start(() -> { synchronized (lock) {"
                + " held.countDown(); while (true) { try { Thread.sleep(60_000); } catch (InterruptedException e) { } }"
                + " } }); held.await(); synchronized (lock) { return 1; }");

        worker.interrupt(Force.STOP);
        Interrupted answer = (Interrupted) worker.answer();

        assertThat(answer.hang()).isNotNull();
        assertThat(answer.hang().owner()).isEqualTo("holder");
        assertThat(next("return 8;")).isEqualTo(new Done("8"));
    }

    /// Runs a second body.
    private Answer next(String body) throws IOException {
        worker.load("class Next { public static Object do_it$() { " + body + " } }");
        return worker.call(new Invoke("cell-2", "Next", "do_it$", true));
    }

    /// Runs a body, and returns when it has begun.
    private void begin(String body) throws IOException {
        worker.load("public class Cell { public static Object do_it$() throws Throwable {"
                + " System.out.print(\"on\"); "
                + body + " } }");
        worker.send(new Invoke("cell-1", "Cell", "do_it$", true));
        worker.awaitOutput();
    }
}
