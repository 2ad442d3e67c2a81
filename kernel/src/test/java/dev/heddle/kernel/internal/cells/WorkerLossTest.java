package dev.heddle.kernel.internal.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.kernel.internal.cells.CellResult.Finished;
import dev.heddle.kernel.internal.cells.CellResult.UsesUndeclared;
import dev.heddle.kernel.internal.cells.CellResult.WorkerEnded;
import dev.heddle.worker.Report.Output;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a cell has come to when its JVM is lost.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerLossTest {

    private final BlockingQueue<Output> outputs = new LinkedBlockingQueue<>();
    private CellEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = CellEngine.start(outputs::add);
    }

    @AfterEach
    void stop() {
        engine.close();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @Test
    void worker_that_is_killed_ends_the_cell_and_the_engine() throws Exception {
        FutureTask<CellResult> cell = inBackground("System.out.print(\"on\"); while (true) Thread.onSpinWait();");
        outputs.take();

        ProcessHandle.of(engine.workerPid()).orElseThrow().destroyForcibly();

        assertThat(cell.get())
                .isEqualTo(ended("by signal 9: it was killed, which the system does when memory runs out"));
        assertThat(engine.isAlive()).isFalse();
    }

    @Test
    void worker_that_was_killed_between_two_cells_ends_the_next() {
        run("int n = 1;");
        ProcessHandle worker = ProcessHandle.of(engine.workerPid()).orElseThrow();
        worker.destroyForcibly();
        worker.onExit().join();

        assertThat(run("n + 1"))
                .isEqualTo(ended("by signal 9: it was killed, which the system does when memory runs out"));
        assertThat(engine.isAlive()).isFalse();
        assertThat(run("n + 1"))
                .isEqualTo(ended("by signal 9: it was killed, which the system does when memory runs out"));
    }

    @Test
    void exit_ends_the_worker_after_all_that_was_printed() {
        CellResult result = run("""
                Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print("hook")));
                System.out.print("x".repeat(100_000));
                System.exit(3);
                System.out.print("never");""");

        assertThat(result).isInstanceOf(WorkerEnded.class);
        assertThat(((WorkerEnded) result).how()).isEqualTo(ended("with exit code 3").how());
        assertThat(((WorkerEnded) result).exit()).anyMatch(frame -> frame.toString().contains("Cell[1]:3"));
        assertThat(engine.isAlive()).isFalse();
        assertThat(printed()).isEqualTo("x".repeat(100_000) + "hook");
    }

    @Test
    void last_words_past_the_streams_of_java_come_before_the_end_of_the_cell() {
        CellResult result = run("""
                var raw = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                raw.write("the JVM crashes".getBytes());
                Runtime.getRuntime().halt(134);""");

        assertThat(result).isEqualTo(ended("by signal 6"));
        assertThat(printed()).isEqualTo("the JVM crashes");
    }

    @Test
    void exit_of_a_thread_between_two_cells_is_seen() throws Exception {
        run("Thread.ofPlatform().start(() -> System.exit(0));");
        ProcessHandle.of(engine.workerPid()).ifPresent(worker -> worker.onExit().join());

        CellResult result = run("1");

        assertThat(((WorkerEnded) result).how()).isEqualTo(ended("with exit code 0").how());
    }

    @Test
    void what_uses_a_lost_variable_waits_for_it_and_what_does_not_goes_on() throws Exception {
        run("int n = 5; int i = 1;");
        run("int twice() { return 2 * n; }\nint four() { return 2 * twice(); }\n"
                + "int sum() { int i = 0; for (; i < 9; i++) { } return i; }");
        run("System.exit(0);");

        engine = engine.restart(outputs::add, JvmSetup.PLAIN);

        assertThat(run("sum()")).isEqualTo(new Finished("9", List.of()));
        assertThat(run("four()")).isEqualTo(new UsesUndeclared("method four", List.of("method twice()")));
        assertThat(run("twice()")).isEqualTo(new UsesUndeclared("method twice", List.of("variable n")));
        assertThat(run("int n = 7; four()")).isEqualTo(new Finished("28", List.of()));
    }

    @Test
    void lost_variable_is_told_with_the_cell_that_declares_it() throws Exception {
        run("int wealth = 5; int twiceAsMuch() { return 2 * wealth; }");

        engine = engine.restart(outputs::add, JvmSetup.PLAIN);

        assertThat(hint(run("wealth + 1"))).isEqualTo("`wealth` was lost when the JVM of the cells was started anew: "
                + "run Cell[1] again.");
        assertThat(run("twiceAsMuch()"))
                .isEqualTo(new UsesUndeclared("method twiceAsMuch", List.of("variable wealth")));
        run("int wealth = 6;");
        assertThat(hint(run("wealht + 1"))).isEqualTo("Did you mean `wealth`?");
    }

    @Test
    void cell_without_memory_names_its_line_and_what_holds_much() throws Exception {
        engine = engine.restart(outputs::add, JvmSetup.PLAIN.withOptions(List.of("-Xmx64m")));
        run("var all = new ArrayList<long[]>(); var small = List.of(1); int[] half = new int[5_000_000];");

        CellResult result = run("""
                void fill() {
                  while (true) all.add(new long[2]);
                }
                fill();""");

        assertThat(result).isInstanceOfSatisfying(CellResult.Threw.class, threw -> {
            assertThat(threw.failure().className()).isEqualTo("java.lang.OutOfMemoryError");
            assertThat(threw.failure().trace()).anyMatch(frame -> frame.toString().equals("Cell#1_2.fill(Cell[1]:2)"));
        });
        assertThat(printed().replaceAll("6\\d MB", "64 MB").replaceAll("`all` \\([\\d,]+", "`all` (1,000,000"))
                .isEqualTo(
                        """
                                The JVM of the cells may use 64 MB. All variables still have their values.
                                Much is held by `half` (5,000,000 elements), `all` (1,000,000 elements). A variable that is set to null \
                                lets go of it.
                                `%jvm -Xmx128m` starts a JVM that may use more; values are lost then.
                                """);
        assertThat(run("small.size()")).isEqualTo(new Finished("1", List.of()));
    }

    @Test
    void deadlock_is_told_once_to_who_interrupts_a_cell_that_waits_for_it() throws Exception {
        String code =
                """
                        Object left = new Object(), right = new Object();
                        var both = new CyclicBarrier(2);
                        Thread take(String name, Object first, Object second) {
                            return Thread.ofPlatform().name(name).start(() -> {
                                synchronized (first) {
                                    try { both.await(); } catch (Exception e) { throw new Error(e); }
                                    synchronized (second) { }
                                }
                            });
                        }
                        var one = take("one", left, right);
                        var two = take("two", right, left);
                        while (one.getState() != Thread.State.BLOCKED || two.getState() != Thread.State.BLOCKED) Thread.onSpinWait();
                        System.out.print("on");
                        one.join();""";
        FutureTask<CellResult> cell = inBackground(code);
        outputs.take();

        engine.interrupt();

        assertThat(cell.get()).isInstanceOf(CellResult.Interrupted.class);
        assertThat(printed().replaceAll("@[0-9a-f]+", "@1")).isEqualTo("""
                Deadlock: these threads wait for each other, and none of them goes on.
                    "one" waits at Cell[1]:7 for the lock Object@1, which "two" holds
                    "two" waits at Cell[1]:7 for the lock Object@1, which "one" holds
                This cell leaves behind: thread "one" (waiting for a lock), thread "two" (waiting for a lock). \
                %reap shows and ends them.
                """);
    }

    @Test
    void engine_that_is_closed_while_a_cell_runs_ends_it() throws Exception {
        FutureTask<CellResult> cell = inBackground("System.out.print(\"on\"); while (true) Thread.onSpinWait();");
        outputs.take();

        engine.close();

        assertThat(((WorkerEnded) cell.get()).how()).isEqualTo(ended("with exit code 0").how());
    }

    @Test
    void worker_that_refuses_is_a_fault_of_heddle_and_told() {
        run("""
                var loader = Thread.currentThread().getContextClassLoader().getParent();
                var files = loader.getClass().getDeclaredField("classFiles");
                files.setAccessible(true);
                files.set(loader, new java.util.concurrent.ConcurrentHashMap<String, byte[]>() {
                    public byte[] put(String name, byte[] bytes) { return null; }
                });""");

        assertThatIllegalStateException().isThrownBy(() -> run("1"))
                .withMessageStartingWith("the JVM of the cells could not run this: java.lang.ClassNotFoundException: ");
    }

    private FutureTask<CellResult> inBackground(String code) {
        FutureTask<CellResult> cell = new FutureTask<>(() -> run(code));
        Thread.ofPlatform().start(cell);
        return cell;
    }

    private WorkerEnded ended(String how) {
        return new WorkerEnded("JVM of the cells (pid " + engine.workerPid() + ") ended " + how, List.of());
    }

    private static @Nullable String hint(CellResult result) {
        return ((CellResult.DoesNotCompile) result).problems().getFirst().hint();
    }

    private String printed() {
        return List.copyOf(outputs).stream().map(Output::text).collect(Collectors.joining());
    }

    private CellResult run(String code) {
        return engine.run("cell", "Cell[1]", code);
    }
}
