package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Classes like those that a notebook's cells become: their static fields are its variables.
@Timeout(60)
@ExtendWith(Leaks.class)
class SnapshotTest {

    private static final String FIRST = """
            import java.util.*;

            public class First {
                public static int count = 1;
                public static List<Object> list = new ArrayList<>();
                public static List<Object> same;
                public static Thread thread = Thread.currentThread();
                public static java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();
                public static double[] large = new double[1 << 20];

                public static class Shape { int corners() { return deep; } }
                public static int deep = 4;

                public static class Base { public int run() { return deep; } }
                public static class Derived extends Base {}
                public interface Deeper { default int deeper() { return deep + 1; } }
                public static class Implements implements Deeper {}
                public static class Table { static int[] cells = new int[list.size()]; }
                public static class Log {
                    static final List<Integer> LINES = new ArrayList<>();
                    static final long START = System.nanoTime();
                    static final Object LOCK = new Object();
                }
                public interface Names { List<String> ALL = new ArrayList<>(List.of("first")); }

                public static int next() { return ++count; }
            }
            """;

    private static final String SECOND = """
            import dev.heddle.processes.Task;

            public class Second {
                public static int base = 1;
                public static Task<Integer> kept;

                public static int keepLambda() { kept = () -> base + 1; return 0; }
                public static Task<Object> callsKept() { return () -> kept.call(); }
                public static Task<Object> inherits() { return () -> new First.Derived().run(); }
                public static Task<Object> inheritsFromInterface() { return () -> new First.Implements().deeper(); }
                public static Task<Object> table() { return () -> First.Table.cells.length; }
                public static Object fillLog() { return First.Log.LINES.addAll(java.util.List.of(1, 2, 3)); }
                public static Object logHere() {
                    synchronized (First.Log.LOCK) { return First.Log.LINES + " since " + First.Log.START; }
                }
                public static Task<Object> log() { return () -> logHere(); }
                public static Object fillNames() { return First.Names.ALL.add("second"); }
                public static Task<Object> names() { return () -> First.Names.ALL; }
                public static Task<Object> counts() { return () -> First.next() + First.list.size(); }
                public static Task<Object> aliases() { return () -> First.list == First.same; }
                public static Task<Object> corners() { return () -> new First.Shape().corners(); }
                public static Task<Object> nested() {
                    return () -> java.util.stream.IntStream.range(0, 3).map(i -> First.count + i).sum();
                }
                public static Task<Object> large() { return () -> First.large[7]; }
            }
            """;

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m").output(Output.discard());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ClassesOfCells cells;

    @BeforeEach
    void compile() throws Exception {
        cells = ClassesOfCells.compiled(folder, Map.of("First", FIRST, "Second", SECOND));
    }

    private void set(String name, Object value) throws Exception {
        cells.set("First", name, value);
    }

    private Object run(String name) throws Exception {
        Child<Object> child = SMALL.start(cells.snapshot("Second", name));
        Object result = child.get();
        child.join();
        return result;
    }

    @Test
    void variables_that_the_code_touches_travel_and_the_parent_keeps_its_own() throws Exception {
        set("count", 10);
        set("list", List.of("a", "b"));

        Object counted = run("counts");

        assertThat(counted).isEqualTo(13);
        assertThat(cells.loadClass("First").getField("count").get(null)).isEqualTo(10);
    }

    @Test
    void what_was_one_object_is_one_object_in_the_child() throws Exception {
        List<Object> one = new ArrayList<>(List.of(1));
        set("list", one);
        set("same", one);

        assertThat(run("aliases")).isEqualTo(true);
    }

    @Test
    void code_of_lambdas_and_of_objects_is_read_too() throws Exception {
        set("count", 5);
        set("deep", 7);

        assertThat(List.of(run("nested"), run("corners"))).containsExactly(18, 7);
    }

    @Test
    void large_arrays_travel() throws Exception {
        double[] large = new double[1 << 20];
        large[7] = 0.5;
        set("large", large);

        assertThat(run("large")).isEqualTo(0.5);
    }

    @Test
    void code_that_is_inherited_counts_too() throws Exception {
        set("deep", 7);

        assertThat(List.of(run("inherits"), run("inheritsFromInterface"))).containsExactly(7, 8);
    }

    @Test
    void code_of_lambdas_that_variables_hold_counts_too() throws Exception {
        cells.set("Second", "base", 40);
        cells.call("Second", "keepLambda");

        assertThat(run("callsKept")).isEqualTo(41);
    }

    @Test
    void class_that_reads_variables_when_it_is_initialized_finds_them() throws Exception {
        set("list", List.of("a", "b", "c"));

        assertThat(run("table")).isEqualTo(3);
    }

    @Test
    void final_variables_keep_their_values_and_what_has_no_copy_is_made_anew() throws Exception {
        cells.call("Second", "fillLog");

        assertThat(run("log")).isEqualTo(cells.call("Second", "logHere"));
    }

    @Test
    void constants_of_an_interface_are_made_anew() throws Exception {
        cells.call("Second", "fillNames");

        assertThat(run("names")).isEqualTo(List.of("first"));
    }

    @Test
    void a_pool_and_a_reserve_take_it_like_any_task() throws Exception {
        try (ProcessPool pool = ProcessPool.of(1, SMALL); Reserve reserve = SMALL.reserve(1)) {
            set("count", 1);
            Object first = pool.submit(cells.snapshot("Second", "nested")).get();
            set("count", 2);
            Object second = pool.submit(cells.snapshot("Second", "nested")).get();
            Child<Object> child = reserve.start(cells.snapshot("Second", "nested"));

            assertThat(List.of(first, second, child.get())).containsExactly(6, 9, 9);
            child.join();
        }
    }
}
