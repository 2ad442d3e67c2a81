package dev.heddle.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.bench.JavaKernels.Installed;
import dev.heddle.bench.KernelSuite.Kernel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KernelSuiteTest {

    private static final Installed HEDDLE = new Installed("heddle", "/k", "java", "Java (Heddle)",
            List.of("java", "-cp", "/home/ada/ijava/*", "dev.heddle.kernel.Main", "{connection_file}"));
    private static final Installed PYTHON = new Installed("python3", "/k", "python", "Python 3 (ijava)",
            List.of("python", "-m", "ipykernel_launcher"));
    private static final Installed IJAVA = new Installed("java", "/home/ada/heddle/kernels", "java", "Java",
            List.of("java", "-jar", "/home/ada/heddle/ijava-1.3.0.jar", "{connection_file}"));
    private static final Installed JJAVA = new Installed("java", "/k", "java", "Java (jjava)",
            List.of("java", "-jar", "/k/java/jjava-launcher.jar"));
    private static final Installed RAPAIO = new Installed("rapaio-jupyter-kernel", "/k", "java", "Java 25", List.of());

    private static final KernelSuite KERNELS = new KernelSuite("python3", Path.of("kernel.py"), Path.of("work"),
            Path.of("jdk"), false);

    @Test
    void java_kernels_are_told_by_what_they_say_of_themselves() {
        List<Installed> installed = List.of(HEDDLE, PYTHON, IJAVA, JJAVA, RAPAIO);

        assertThat(JavaKernels.IJAVA.in(installed)).contains(IJAVA);
        assertThat(JavaKernels.JJAVA.in(installed)).contains(JJAVA);
        assertThat(JavaKernels.RAPAIO.in(installed)).contains(RAPAIO);
    }

    @Test
    void heddle_is_not_its_own_peer_whatever_the_folders_are_called() {
        List<Installed> installed = List.of(HEDDLE, PYTHON);

        assertThat(JavaKernels.values()).allSatisfy(kernel -> assertThat(kernel.in(installed)).isEmpty());
    }

    @Test
    void every_java_kernel_that_is_missing_has_its_row() {
        Suite suite = suite(List.of(HEDDLE, JJAVA));

        assertThat(suite.matches().getFirst().peers())
                .extracting(Peer::name, peer -> peer.contender() != null)
                .containsExactly(tuple("ipykernel 7", true),
                        tuple("JJava", true),
                        tuple("IJava", false),
                        tuple("rapaio", false));
        assertThat(suite.matches().get(1).peers()).extracting(Peer::name).containsExactly("ipykernel 7", "JJava");
    }

    @Test
    void both_sides_are_asked_the_same_by_the_same_driver() {
        Match session = suite(List.of()).matches().get(1);

        assertThat(session.ours().command()).containsExactly("python3", "-B", "kernel.py", "session", "--work", "work",
                "--kernel", "heddle", "--kernel-dir", "/ours");
        assertThat(Objects.requireNonNull(session.peers().getFirst().contender()).command())
                .containsExactly("python3", "-B", "kernel.py", "session", "--work", "work", "--kernel", "ipykernel");
    }

    @Test
    void the_hot_loop_runs_beside_plain_java() {
        Match loop = suite(List.of()).matches().getLast();

        assertThat(loop.peers()).extracting(Peer::name).containsExactly("plain java");
        assertThat(Objects.requireNonNull(loop.peers().getFirst().contender()).command())
                .containsExactly("python3", "-B", "kernel.py", "loop", "--work", "work", "--java", "jdk");
    }

    private static Suite suite(List<Installed> installed) {
        return KERNELS.suite(new Kernel("heddle", "heddle", "/ours"), Kernel.ipykernel("7"), installed);
    }
}
