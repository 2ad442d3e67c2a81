package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.heddle.worker.Command.AddToClasspath;
import dev.heddle.worker.Command.ClassFile;
import dev.heddle.worker.Command.Invoke;
import dev.heddle.worker.Command.Load;
import dev.heddle.worker.Report.Answer;
import dev.heddle.worker.Report.Done;
import dev.heddle.worker.Report.Failure;
import dev.heddle.worker.Report.Refused;
import dev.heddle.worker.Report.Stream;
import dev.heddle.worker.Report.Threw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A worker in a JVM of its own, asked as the kernel asks it.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WorkerTest {

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
    void value_of_a_cell_is_its_text() throws IOException {
        Answer text = worker.run("return \"线程 😀\";");

        assertThat(text).isEqualTo(new Done("线程 😀"));
        assertThat(worker.call(new Invoke("cell-2", "Cell", "do_it$", true))).isEqualTo(new Done("线程 😀"));
    }

    @Test
    void cell_runs_on_a_thread_main_that_sees_the_classes_of_cells() throws IOException {
        Answer answer = worker.run("""
                Thread me = Thread.currentThread();
                return me.getName() + ", " + (me.getContextClassLoader().loadClass("Cell") == Cell.class);""");

        assertThat(answer).isEqualTo(new Done("main, true"));
    }

    @Test
    void all_that_a_cell_prints_comes_before_its_answer() throws IOException {
        Answer answer = worker.run("""
                for (int i = 0; i < 20_000; i++) System.out.println(i);
                System.err.print("线程");
                return 1;""");

        String numbers = IntStream.range(0, 20_000)
                .mapToObj(number -> number + System.lineSeparator())
                .collect(Collectors.joining());
        assertThat(answer).isEqualTo(new Done("1"));
        assertThat(worker.printed("cell-1", Stream.OUT)).isEqualTo(numbers);
        assertThat(worker.printed("cell-1", Stream.ERR)).isEqualTo("线程");
    }

    @Test
    void interrupt_of_all_threads_stops_neither_output_nor_the_next_cell() throws IOException {
        Answer first = worker.run("""
                System.out.print("before, ");
                Thread.getAllStackTraces().keySet().forEach(Thread::interrupt);
                System.out.print("after");
                return 1;""");
        worker.load("class Next { public static boolean do_it$() { return Thread.interrupted(); } }"
                .replace("Next", "Cell"));
        Answer next = worker.call(new Invoke("cell-2", "Cell", "do_it$", true));

        assertThat(first).isEqualTo(new Done("1"));
        assertThat(next).isNotEqualTo(new Done("true"));
        assertThat(worker.printed("cell-1", Stream.OUT)).isEqualTo("before, after");
    }

    @Test
    void exception_comes_with_message_cause_and_trace() throws IOException {
        Answer answer = worker.run("\nthrow new IllegalStateException(\"outer 外\", new RuntimeException(\"inner\"));");

        Failure failure = ((Threw) answer).failure();
        assertThat(failure.className()).isEqualTo("java.lang.IllegalStateException");
        assertThat(failure.message()).isEqualTo("outer 外");
        assertThat(failure.trace().getFirst())
                .isEqualTo(new StackTraceElement(null, null, null, "Cell", "do_it$", "Cell.java", 2));
        assertThat(failure.cause()).isNotNull();
        assertThat(failure.cause().className()).isEqualTo("java.lang.RuntimeException");
        assertThat(failure.cause().message()).isEqualTo("inner");
        assertThat(failure.cause().cause()).isNull();
    }

    static java.util.stream.Stream<Arguments> failures() {
        return java.util.stream.Stream.of(
                argumentSet("toString throws", "return new Object() {"
                        + " public String toString() { throw new IllegalStateException(); } };",
                        "java.lang.IllegalStateException"),
                argumentSet("class of the toString cannot start", "return new Object() {"
                        + " public String toString() { return \"\" + new Object() { static int n = 1 / 0; }.n; } };",
                        "java.lang.ExceptionInInitializerError"),
                argumentSet("no end of calls", "return do_it$();", "java.lang.StackOverflowError"),
                argumentSet("message throws", "throw new RuntimeException() {"
                        + " public String getMessage() { throw new AssertionError(); } };", "Cell$1"),
                argumentSet("no memory", "return new long[Integer.MAX_VALUE][Integer.MAX_VALUE];",
                        "java.lang.OutOfMemoryError"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatever_the_code_of_the_learner_throws_is_told(String body, String thrown) throws IOException {
        Answer answer = worker.run(body);

        assertThat(answer).isInstanceOf(Threw.class);
        assertThat(((Threw) answer).failure().className()).isEqualTo(thrown);
    }

    @Test
    void class_that_cannot_start_is_told_with_its_cause() throws IOException {
        worker.load("public class Cell { static int n = 1 / 0; public static Object do_it$() { return n; } }");

        Answer answer = worker.invoke();

        Failure failure = ((Threw) answer).failure();
        assertThat(failure.className()).isEqualTo("java.lang.ExceptionInInitializerError");
        assertThat(failure.cause()).isNotNull();
        assertThat(failure.cause().message()).isEqualTo("/ by zero");
    }

    @Test
    void class_that_is_missing_when_another_needs_it_is_named() throws IOException {
        List<ClassFile> classes = SourceCompiler.compile(
                "public class Cell { public static Object do_it$() { return new Gone(); } } class Gone {}");
        worker.load(classes.stream().filter(each -> each.name().equals("Cell")).toList());

        Answer answer = worker.invoke();

        Failure failure = ((Threw) answer).failure();
        assertThat(failure.className()).isEqualTo("java.lang.NoClassDefFoundError");
        assertThat(failure.message()).isEqualTo("Gone");
    }

    @Test
    void class_file_of_nonsense_is_told() throws IOException {
        worker.call(new Load(List.of(new ClassFile("Cell", new byte[]{1, 2, 3, 4}))));

        Answer answer = worker.invoke();

        assertThat(((Threw) answer).failure().className()).isEqualTo("java.lang.ClassFormatError");
    }

    @Test
    void class_and_method_that_nobody_sent_are_refused() throws IOException {
        worker.load("public class Cell {}");

        assertThat(worker.call(new Invoke("1", "Nowhere", "do_it$", true)))
                .isEqualTo(new Refused("java.lang.ClassNotFoundException: Nowhere"));
        assertThat(worker.invoke()).isEqualTo(new Refused("java.lang.NoSuchMethodException: Cell.do_it$()"));
    }

    @Test
    void value_that_nobody_wants_is_not_asked_for_its_text() throws IOException {
        worker.load("public class Cell { public static Object do_it$() { return new Object() {"
                + " public String toString() { throw new IllegalStateException(\"asked\"); } }; } }");

        assertThat(worker.call(new Invoke("1", "Cell", "do_it$", false))).isEqualTo(new Done(""));
        assertThat(worker.call(new Invoke("1", "Cell", "do_it$", true))).isInstanceOf(Threw.class);
    }

    @Test
    void folder_on_the_class_path_is_seen_and_nonsense_is_refused(@TempDir Path folder) throws IOException {
        for (ClassFile each : SourceCompiler.compile(
                "public class Cell { public static Object do_it$() { return \"from a folder\"; } }")) {
            Files.write(folder.resolve(each.name() + ".class"), each.bytes());
        }

        assertThat(worker.call(new AddToClasspath("\0")))
                .isEqualTo(new Refused("'\0' cannot be a class path: Nul character not allowed: \0"));
        assertThat(worker.call(new AddToClasspath(folder.toString()))).isEqualTo(new Done(""));
        assertThat(worker.invoke()).isEqualTo(new Done("from a folder"));
    }

    @Test
    void cell_that_never_ends_does_not_keep_the_worker_from_listening() throws IOException {
        worker.load("public class Cell { public static Object do_it$() { while (true) Thread.onSpinWait(); } }");
        worker.send(new Invoke("cell-1", "Cell", "do_it$", true));

        Answer answer = worker.call(new Load(List.of()));

        assertThat(answer).isEqualTo(new Done(""));
    }

    @Test
    void exception_that_ends_a_thread_is_told_under_its_cell_after_its_output() throws IOException {
        Answer answer = worker.run("""
                Thread thread = Thread.ofPlatform().name("spinner").start(() -> {
                    System.out.print("before");
                    throw new IllegalStateException("线程");
                });
                thread.join();
                return 1;""");

        assertThat(answer).isEqualTo(new Done("1"));
        assertThat(worker.printed("cell-1", Stream.OUT)).isEqualTo("before");
        assertThat(worker.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.cell()).isEqualTo("cell-1");
            assertThat(failure.thread()).isEqualTo("spinner");
            assertThat(failure.failure().message()).isEqualTo("线程");
        });
    }

    @Test
    void virtual_thread_that_is_interrupted_may_print_show_and_fail() throws IOException {
        Answer answer = worker.run("""
                Thread.Builder virtual = Thread.ofVirtual().name("v");
                virtual.start(() -> {
                    Thread.currentThread().interrupt();
                    System.out.print("x".repeat(2_000_000));
                    dev.heddle.worker.display.Display.display("y".repeat(12_000_000), "text/html");
                    throw new IllegalStateException("z".repeat(2_000_000));
                }).join();
                return 1;""");

        assertThat(answer).isEqualTo(new Done("1"));
        assertThat(worker.printed("cell-1", Stream.OUT)).hasSize(2_000_000);
        assertThat(worker.failures()).hasSize(1);
    }

    @Test
    void output_that_a_cell_closes_stays_open() throws IOException {
        worker.run("try (var out = System.out) { out.print(1); } System.out.print(2); return 1;");

        assertThat(worker.printed("cell-1", Stream.OUT)).isEqualTo("12");
    }

    @Test
    void heap_that_the_learner_has_filled_is_told_and_can_be_emptied() throws Exception {
        worker.end();
        worker = WorkerProcess.start("-Xmx48m");
        worker.load("""
                public class Cell {
                    static java.util.List<Object> all = new java.util.ArrayList<>();
                    public static Object do_it$() { while (true) all.add(new byte[100]); }
                    public static Object again() { System.out.print("full"); return new byte[48 << 20]; }
                    public static Object empty() { all = null; return "empty"; }
                }""");

        Answer full = worker.invoke();
        Answer again = worker.call(new Invoke("cell-2", "Cell", "again", true));
        Answer empty = worker.call(new Invoke("cell-3", "Cell", "empty", true));

        assertThat(((Threw) full).failure().className()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(((Threw) again).failure().className()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(worker.printed("cell-2", Stream.OUT)).isEqualTo("full");
        assertThat(empty).isEqualTo(new Done("empty"));
    }
}
