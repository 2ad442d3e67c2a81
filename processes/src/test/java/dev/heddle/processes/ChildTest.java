package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.shared.SharedInt;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@ExtendWith(Leaks.class)
class ChildTest {

    private static final ChildBuilder CAPTURED = Child.of().maxHeap("64m").output(Output.capture());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    /// A value of the tests' own.
    ///
    /// @param name any text
    /// @param list any numbers
    record Order(String name, List<Integer> list) implements Serializable {}

    /// A program.
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            System.out.println("Hello " + String.join(", ", arguments));
            System.exit(arguments.length);
        }
    }

    /// A program as Java 25 lets one write it.
    static final class ShortProgram {

        void main() {
            System.out.println("short");
        }
    }

    /// No program.
    static final class NoProgram {}

    @Test
    void lambda_runs_in_another_jvm_and_its_result_comes_back() throws Exception {
        Order order = new Order("a", List.of(1, 2));

        Child<Order> child =
                CAPTURED.start(() -> new Order(order.name() + ProcessHandle.current().pid(), order.list()));

        assertThat(child.get()).isEqualTo(new Order("a" + child.pid(), List.of(1, 2)));
        child.join();
        assertThat(child.exitCode()).hasValue(0);
        assertThat(child.onExit().get()).isZero();
        assertThat(child).hasToString("child 'child' (pid " + child.pid() + ", exit code 0)");
    }

    @Test
    void what_is_captured_is_a_snapshot() throws Exception {
        ArrayList<Integer> list = new ArrayList<>(List.of(1));
        Child<Integer> child = CAPTURED.start(() -> {
            list.add(5);
            return list.size();
        });
        list.clear();

        assertThat(child.get()).isEqualTo(2);
        assertThat(list).isEmpty();
        child.join();
    }

    @Test
    void exception_arrives_with_its_stack_trace_and_its_cause() throws Exception {
        Child<?> child = CAPTURED.start(ChildTest::fail);

        assertThatThrownBy(child::get).isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no luck")
                .hasRootCauseMessage("because")
                .satisfies(e -> assertThat(e.getStackTrace()[0].getMethodName()).isEqualTo("fail"));
        child.join();
        assertThat(child.exitCode()).hasValue(1);
        assertThat(child.errors()).isEmpty();
    }

    private static void fail() {
        throw new IllegalStateException("no luck", new IOException("because"));
    }

    @Test
    void exception_that_cannot_be_copied_is_told_in_its_own_words() throws Exception {
        Child<?> child = CAPTURED.start(() -> {
            throw new Holder(new Object());
        });

        assertThatThrownBy(child::get).isInstanceOf(ExecutionException.class)
                .cause()
                .hasToString(Holder.class.getName() + ": it holds something");
        child.join();
    }

    private static final class Holder extends RuntimeException {

        private static final long serialVersionUID = 1;

        @SuppressWarnings({"serial", "UnusedVariable"}) // that is what is tested
        private final Object held;

        Holder(Object held) {
            super("it holds something");
            this.held = held;
        }
    }

    @Test
    void result_that_cannot_be_copied_is_an_exception_that_says_so() throws Exception {
        Child<Object> child = CAPTURED.start(Thread::currentThread);

        assertThatThrownBy(child::get).cause()
                .hasMessage("the result: an object of type Thread cannot be copied to another process; "
                        + "start the thread in the child");
        child.join();
    }

    @Test
    void environment_folder_flags_and_heap_are_what_was_asked_for() throws Exception {
        Path place = Files.createDirectory(folder.resolve("a folder 文件夹"));

        List<String> found = CAPTURED.environment("COLOUR", "red")
                .environment(Map.of("SHAPE", "round"))
                .folder(place)
                .jvmFlags("-Dlevel=3")
                .maxHeap("32m")
                .start(() -> List.of(System.getenv("COLOUR"), System.getenv("SHAPE"), System.getProperty("level"),
                        Path.of("").toAbsolutePath().toString().contains("a folder") ? "a folder" : "elsewhere",
                        Boolean.toString(Runtime.getRuntime().maxMemory() < 40_000_000)))
                .get();

        assertThat(found).containsExactly("red", "round", "3", "a folder", "true");
    }

    @Test
    void program_is_started_by_its_main_class() throws Exception {
        Child<?> child = CAPTURED.startMain(Program.class.getName(), "one", "two words");
        Child<?> shorter = CAPTURED.startMain(ShortProgram.class.getName());

        child.join();
        shorter.join();

        assertThat(child.output()).isEqualTo("Hello one, two words\n");
        assertThat(child.exitCode()).hasValue(2);
        assertThat(shorter.output()).isEqualTo("short\n");
        assertThat(shorter.get()).isNull();
    }

    @Test
    void main_that_is_not_there_is_told() throws Exception {
        Child<?> none = CAPTURED.startMain("no.such.Program");
        Child<?> empty = CAPTURED.startMain(NoProgram.class.getName());

        assertThatThrownBy(none::get).cause()
                .hasMessage("there is no class no.such.Program to start; check its name and the child's class path");
        assertThatThrownBy(empty::get).cause()
                .hasMessage("class " + NoProgram.class.getName()
                        + " has no method main; declare 'void main()' in it");
        none.join();
        empty.join();
        assertThat(empty.exitCode()).hasValue(1);
    }

    @Test
    void shared_objects_work_in_the_child_and_its_own_one_in_the_parent() throws Exception {
        SharedInt mine = SharedInt.of(1);
        Child<SharedInt> child = CAPTURED.start(() -> {
            mine.incrementAndGet();
            return SharedInt.of(mine.get() * 21);
        });

        SharedInt theirs = child.get();
        child.join();

        assertThat(mine.get()).isEqualTo(2);
        assertThat(theirs.get()).isEqualTo(42);
        mine.close();
        theirs.close();
    }

    @Test
    void shared_object_that_nobody_else_holds_lives_until_the_child_has_opened_it() throws Exception {
        for (int i = 0; i < 5; i++) {
            Child<Integer> child = CAPTURED.start(taskOverMemoryThatNobodyHolds(i));
            System.gc();

            assertThat(child.get()).isEqualTo(i);
            child.join();
        }
        for (int tries = 0; !Leaks.filesAndMemory().isEmpty() && tries < 50; tries++) {
            System.gc();
        }
        assertThat(Leaks.filesAndMemory()).isEmpty();
    }

    private static Task<Integer> taskOverMemoryThatNobodyHolds(int value) {
        SharedInt shared = SharedInt.of(value);
        return () -> shared.get();
    }
}
