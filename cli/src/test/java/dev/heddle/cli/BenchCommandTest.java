package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/// A program of the test stands in the place of the benchmarks: it knows one suite, and ends with the code that its
/// file `code` says.
@Timeout(120)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class BenchCommandTest {

    private static final String BENCHMARKS = """
            package dev.heddle.bench;
            import java.nio.file.*;
            public class Main {
                public static void main(String[] arguments) throws Exception {
                    Path home = Path.of(System.getProperty("heddle.home"));
                    if (arguments.length == 0) {
                        System.out.println("kernel");
                        System.exit(0);
                    }
                    Files.writeString(home.resolve("arguments"), String.join(" ", arguments));
                    System.exit(Integer.parseInt(Files.readString(home.resolve("code")).strip()));
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void live_in_a_folder_of_its_own() throws IOException {
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        System.setProperty("heddle.home", home.toString());
    }

    @AfterEach
    void move_out() {
        System.clearProperty("heddle.home");
    }

    @Test
    void benchmarks_that_are_not_built_are_a_failure_of_the_set_up() {
        assertThat(heddle("bench", "kernel")).isEqualTo(ExitCode.SETUP_FAILED);

        assertThat(err).hasToString("""
                heddle: The benchmarks are not built: there is no bench/target/heddle.
                  Next: mvn -DskipTests package
                """);
    }

    @Test
    void unknown_suite_and_no_suite_are_bad_usage_and_name_those_there_are() throws IOException {
        build();

        assertThat(heddle("bench", "magics")).isEqualTo(ExitCode.BAD_USAGE);
        assertThat(heddle("bench")).isEqualTo(ExitCode.BAD_USAGE);

        assertThat(err).hasToString("""
                There is no suite 'magics'; there is kernel.
                  ./heddle bench --help says more.
                Name a suite; there is kernel.
                  ./heddle bench --help says more.
                """);
    }

    @Test
    void kernel_that_is_not_built_is_told_with_the_next_step() throws IOException {
        build();

        assertThat(heddle("bench", "kernel")).isEqualTo(ExitCode.SETUP_FAILED);

        assertThat(err.toString()).startsWith("heddle: Heddle is not built: ")
                .endsWith("\n  Next: start ./heddle, which builds it.\n");
    }

    @Test
    void help_says_what_the_exit_code_does_not_say() {
        assertThat(heddle("bench", "--help")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("A target that is missed is not a failure")
                .doesNotContain("--kernel");
    }

    @Test
    void order_is_handed_on_and_the_exit_code_comes_back() throws IOException, InterruptedException {
        build();
        Files.writeString(home.resolve("code"), "3");
        var command = new BenchCommand(terminal(), new ThisMachine());

        int code = command.run(home(), "kernel", "some-python", home.resolve("kernels"));

        assertThat(code).isEqualTo(ExitCode.SETUP_FAILED);
        assertThat(home.resolve("arguments")).hasContent(
                "kernel --python some-python --kernel heddle --kernel-dir " + home.resolve("kernels"));
    }

    @Test
    void end_that_no_code_stands_for_is_a_failure_of_the_machine() throws IOException, InterruptedException {
        build();
        var command = new BenchCommand(terminal(), new ThisMachine());

        Files.writeString(home.resolve("code"), "0");
        int done = command.run(home(), "kernel", "some-python", home.resolve("kernels"));
        Files.writeString(home.resolve("code"), "1");
        int crashed = command.run(home(), "kernel", "some-python", home.resolve("kernels"));

        assertThat(done).isEqualTo(ExitCode.DONE);
        assertThat(crashed).isEqualTo(ExitCode.SETUP_FAILED);
    }

    private Home home() {
        return Home.ofThisProcess();
    }

    private int heddle(String... arguments) {
        return Main.run(terminal(), arguments);
    }

    private Terminal terminal() {
        return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
    }

    private void build() throws IOException {
        Path source = Files.writeString(home.resolve("Main.java"), BENCHMARKS, StandardCharsets.UTF_8);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", home.resolve("classes").toString(), source.toString());
        assertThat(compiled).isZero();
        Path jars = Files.createDirectories(home.resolve("bench/target/heddle"));
        try (var jar = new JarOutputStream(Files.newOutputStream(jars.resolve("bench.jar")))) {
            jar.putNextEntry(new JarEntry("dev/heddle/bench/Main.class"));
            jar.write(Files.readAllBytes(home.resolve("classes/dev/heddle/bench/Main.class")));
        }
    }
}
