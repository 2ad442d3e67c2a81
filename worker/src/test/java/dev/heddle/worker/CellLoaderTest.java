package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.processes.Child;
import dev.heddle.processes.Output;
import dev.heddle.processes.Task;
import dev.heddle.worker.Command.ClassFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class CellLoaderTest {

    private final CellLoader loader = new CellLoader(CellLoaderTest.class.getClassLoader());

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void classes_of_cells_find_each_other_whatever_their_order() throws ReflectiveOperationException {
        SourceCompiler.compile("public class Cell extends Later {} class Later {}").forEach(loader::add);

        Class<?> cell = loader.loadClass("Cell");

        assertThat(cell.getSuperclass()).isSameAs(loader.loadClass("Later"));
        assertThat(cell.getClassLoader()).isSameAs(loader);
    }

    @Test
    void class_that_no_cell_has_is_not_found() {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> loader.loadClass("Nowhere"))
                .withMessage("Nowhere");
    }

    @Test
    void class_of_the_jdk_is_never_replaced() throws ReflectiveOperationException {
        loader.add(new ClassFile("java.lang.String", new byte[0]));

        Class<?> string = loader.loadClass("java.lang.String");

        assertThat(string).isSameAs(String.class);
    }

    @Test
    void nonsense_is_no_class() {
        loader.add(new ClassFile("Cell", new byte[]{1, 2, 3}));

        assertThatExceptionOfType(ClassFormatError.class).isThrownBy(() -> loader.loadClass("Cell"));
    }

    @Test
    void class_path_is_searched_after_the_cells(@TempDir Path folder) throws Exception {
        for (ClassFile each : SourceCompiler.compile("public class Cell {} class Other {}")) {
            Files.write(folder.resolve(each.name() + ".class"), each.bytes());
        }
        SourceCompiler.compile("public class Cell { public static final int NEW = 1; }").forEach(loader::add);

        loader.addPath(folder);

        assertThat(loader.loadClass("Cell").getDeclaredFields()).hasSize(1);
        assertThat(loader.loadClass("Other").getClassLoader()).isSameAs(loader);
    }

    @Test
    @Timeout(60)
    void child_jvms_get_the_classes_of_cells() throws Exception {
        SourceCompiler.compile("""
                public class Cell {
                    record Pair(int a, int b) implements java.io.Serializable {}
                    public static dev.heddle.processes.Task<Object> task() { return () -> new Pair(1, Later.two()); }
                }
                class Later { static int two() { return 2; } }
                """).forEach(loader::add);
        Task<?> task = (Task<?>) Objects.requireNonNull(loader.loadClass("Cell").getMethod("task").invoke(null));

        Child<?> child = Child.of().maxHeap("64m").output(Output.discard()).start(task);

        assertThat(child.get()).hasToString("Pair[a=1, b=2]");
        child.join();
    }
}
