package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Output;
import dev.heddle.worker.Report.Stream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerJvmTest {

    private final BlockingQueue<Output> outputs = new LinkedBlockingQueue<>();
    private WorkerJvm worker;

    @BeforeEach
    void start() throws Exception {
        worker = WorkerJvm.start(this::take);
        worker.call(new Load(List.of(WorkerCode.file())));
    }

    @AfterEach
    void stop() {
        worker.close();
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .doesNotContain("heddle-door", "heddle-visitor");
    }

    @Test
    void close_ends_the_process_and_can_be_repeated() {
        worker.close();
        worker.close();

        assertThat(ProcessHandle.of(worker.pid())).isEmpty();
    }

    @Test
    void close_ends_a_cell_that_never_does() throws Exception {
        FutureTask<Answer> cell = inBackground("waitForEver");
        outputs.take();

        worker.close();

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(cell::get)
                .havingCause()
                .isInstanceOf(WorkerEndedException.class)
                .withMessage("JVM of the cells (pid " + worker.pid() + ") ended with exit code 0");
    }

    @Test
    void close_ends_the_children_of_cells() throws Exception {
        long child = Long.parseLong(((Done) invoke("child")).text());
        Optional<ProcessHandle> handle = ProcessHandle.of(child);

        worker.close();

        assertThat(handle).isPresent();
        handle.orElseThrow().onExit().join();
    }

    @Test
    void closed_worker_answers_that_it_has_ended() {
        worker.close();

        assertThatExceptionOfType(WorkerEndedException.class).isThrownBy(() -> invoke("print"))
                .withMessage("JVM of the cells (pid " + worker.pid() + ") ended with exit code 0");
    }

    @Test
    void worker_that_is_killed_ends_all_calls_to_come() throws Exception {
        FutureTask<Answer> cell = inBackground("waitForEver");
        outputs.take();

        ProcessHandle.of(worker.pid()).orElseThrow().destroyForcibly();

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(cell::get)
                .havingCause()
                .isSameAs(worker.ended())
                .withMessage("JVM of the cells (pid " + worker.pid()
                        + ") ended by signal 9: it was killed, which the system does when memory runs out");
        assertThatExceptionOfType(WorkerEndedException.class).isThrownBy(() -> invoke("print"));
    }

    @Test
    void output_past_the_streams_of_java_belongs_to_the_running_cell() throws Exception {
        worker.runsCell("cell-3");

        invoke("print");

        assertThat(outputs.take()).isEqualTo(new Output("cell-3", Stream.OUT, "written"));
    }

    @Test
    void output_that_nobody_can_show_stops_nothing() throws Exception {
        worker.runsCell("unshowable");
        invoke("print");
        outputs.take();

        worker.runsCell("cell");
        invoke("print");

        assertThat(outputs.take()).isEqualTo(new Output("cell", Stream.OUT, "written"));
    }

    private void take(Output output) {
        outputs.add(output);
        if (output.cell().equals("unshowable")) {
            throw new IllegalStateException("of the test");
        }
    }

    private Answer invoke(String method) throws WorkerEndedException {
        return worker.call(new Invoke("cell", WorkerCode.class.getName(), method, true));
    }

    private FutureTask<Answer> inBackground(String method) {
        FutureTask<Answer> cell = new FutureTask<>(() -> invoke(method));
        Thread.ofPlatform().start(cell);
        return cell;
    }
}
