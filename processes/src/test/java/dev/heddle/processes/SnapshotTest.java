package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.spi.ClassBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
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

                public static int next() { return ++count; }
                public static void guard() { lock.lock(); }
            }
            """;

    private static final String SECOND = """
            import dev.heddle.processes.Task;

            public class Second {
                public static Task<Object> counts() { return () -> First.next() + First.list.size(); }
                public static Task<Object> aliases() { return () -> First.list == First.same; }
                public static Task<Object> locks() { return () -> { First.guard(); return 1; }; }
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
    private Cells cells;

    private static final class Cells extends ClassLoader implements ClassBytes {

        private final Map<String, byte[]> files;

        Cells(Map<String, byte[]> files) {
            super(SnapshotTest.class.getClassLoader());
            this.files = files;
        }

        @Override
        public byte @Nullable [] classBytes(String name) {
            return files.get(name);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] file = files.get(name);
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file, 0, file.length);
        }
    }

    @BeforeEach
    void compile() throws Exception {
        Path first = Files.writeString(folder.resolve("First.java"), FIRST);
        Path second = Files.writeString(folder.resolve("Second.java"), SECOND);
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        assertThat(compiler.run(null, null, null, "-g", "-cp", System.getProperty("java.class.path"), "-d",
                folder.toString(), first.toString(), second.toString())).isZero();
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> compiled = Files.list(folder)) {
            for (Path file : compiled.filter(one -> one.toString().endsWith(".class")).toList()) {
                files.put(file.getFileName().toString().replace(".class", ""), Files.readAllBytes(file));
            }
        }
        cells = new Cells(files);
    }

    @SuppressWarnings("unchecked") // what Second's methods give
    private Task<Object> task(String name) throws Exception {
        Task<Object> task =
                (Task<Object>) Objects.requireNonNull(cells.loadClass("Second").getMethod(name).invoke(null));
        return Snapshot.of(task, type -> cells.equals(type.getClassLoader()));
    }

    private void set(String name, Object value) throws Exception {
        cells.loadClass("First").getField(name).set(null, value);
    }

    private Object run(String name) throws Exception {
        Child<Object> child = SMALL.start(task(name));
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
    void variable_that_cannot_be_copied_is_named_if_the_code_can_touch_it() {
        assertThatThrownBy(() -> task("locks")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "variable 'lock' of type ReentrantLock cannot be copied to another process; use SharedLock");
    }

    @Test
    void a_pool_and_a_reserve_take_it_like_any_task() throws Exception {
        try (ProcessPool pool = ProcessPool.of(1, SMALL); Reserve reserve = SMALL.reserve(1)) {
            set("count", 1);
            Object first = pool.submit(task("nested")).get();
            set("count", 2);
            Object second = pool.submit(task("nested")).get();
            Child<Object> child = reserve.start(task("nested"));

            assertThat(List.of(first, second, child.get())).containsExactly(6, 9, 9);
            child.join();
        }
    }
}
