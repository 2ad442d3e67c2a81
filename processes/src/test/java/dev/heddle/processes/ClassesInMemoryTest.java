package dev.heddle.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.processes.spi.ClassBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Classes that no class path has.
@Timeout(60)
@ExtendWith(Leaks.class)
class ClassesInMemoryTest {

    private static final String SOURCE = """
            import dev.heddle.processes.Task;

            public class Cell {
                record Point(int x, int y) implements java.io.Serializable {}
                static class Hidden { static String word() { return "found late"; } }
                static class Odd extends RuntimeException { Odd() { super("odd"); } }

                public static Task<Object> point() {
                    Point point = new Point(1, 2);
                    return () -> new Point(point.x() + 1, point.y() + 1);
                }
                public static Task<Object> late() { return () -> Hidden.word(); }
                public static Task<Object> fails() { return () -> { throw new Odd(); }; }
                public static Task<Object> grandchild() {
                    return () -> dev.heddle.processes.Child.of().maxHeap("32m").start(late()).get();
                }
            }
            """;

    private static final ChildBuilder SMALL = Child.of().maxHeap("64m").output(Output.discard());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    private final Map<String, byte[]> files = new HashMap<>();

    /// A loader that shows its class files.
    private static class Showing extends Silent implements ClassBytes {

        Showing(Map<String, byte[]> files) {
            super(files);
        }

        @Override
        public byte @Nullable [] classBytes(String name) {
            return files.get(name);
        }
    }

    /// A loader that does not.
    private static class Silent extends ClassLoader {

        final Map<String, byte[]> files;

        Silent(Map<String, byte[]> files) {
            super(ClassesInMemoryTest.class.getClassLoader());
            this.files = files;
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
    void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Cell.java"), SOURCE);
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        assertThat(compiler.run(null, null, null, "-g", "-cp", System.getProperty("java.class.path"), "-d",
                folder.toString(), source.toString())).isZero();
        try (Stream<Path> compiled = Files.list(folder)) {
            for (Path file : compiled.filter(one -> one.toString().endsWith(".class")).toList()) {
                files.put(file.getFileName().toString().replace(".class", ""), Files.readAllBytes(file));
            }
        }
    }

    @SuppressWarnings("unchecked") // what Cell's methods give
    private static Task<Object> task(ClassLoader loader, String name) throws Exception {
        return (Task<Object>) Objects.requireNonNull(loader.loadClass("Cell").getMethod(name).invoke(null));
    }

    @Test
    void classes_reach_the_child_with_the_task_and_when_they_are_needed() throws Exception {
        Showing loader = new Showing(files);

        Child<Object> point = SMALL.start(task(loader, "point"));
        Child<Object> late = SMALL.start(task(loader, "late"));
        Child<Object> grandchild = SMALL.start(task(loader, "grandchild"));

        assertThat(point.get()).hasToString("Point[x=2, y=3]");
        assertThat(point.get().getClass().getClassLoader()).isSameAs(loader);
        assertThat(late.get()).isEqualTo("found late");
        assertThat(grandchild.get()).isEqualTo("found late");
        for (Child<Object> child : List.of(point, late, grandchild)) {
            child.join();
        }
    }

    @Test
    void exception_of_such_a_class_arrives() throws Exception {
        Child<Object> child = SMALL.start(task(new Showing(files), "fails"));

        assertThatThrownBy(child::get).cause().hasToString("Cell$Odd: odd");
        child.join();
    }

    @Test
    void one_worker_of_a_pool_keeps_classes_of_the_same_name_apart() throws Exception {
        try (ProcessPool pool = ProcessPool.of(1, SMALL)) {
            for (int i = 0; i < 3; i++) {
                Showing loader = new Showing(files);

                assertThat(pool.submit(task(loader, "point")).get().getClass().getClassLoader()).isSameAs(loader);
            }
        }
    }

    @Test
    void loader_that_shows_no_bytes_is_named() throws Exception {
        Task<Object> task = task(new Silent(files), "point");

        assertThatThrownBy(() -> SMALL.start(task)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("class Cell")
                .hasMessageEndingWith("exists only in memory, and its class loader " + Silent.class.getName()
                        + " does not show its class file; let the loader implement dev.heddle.processes.spi.ClassBytes");
    }
}
