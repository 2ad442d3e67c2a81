package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `heddle test`: every test there is.
@Command(name = "test", mixinStandardHelpOptions = true, description = "Runs every test: the build with its checks, the door, the kernel, heddle lab, the notebooks, and JupyterLab in "
        + "a browser.")
final class TestCommand implements Callable<Integer> {

    /// What can be tested by itself, in the order in which all are.
    enum Stage {
        JAVA, DOOR, KERNEL, LAB, NOTEBOOKS, BROWSER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable", "chrome");

    private record Result(Stage stage, int code, Duration time) {}

    private final Terminal terminal;
    private final Machine machine;

    @Parameters(arity = "0..*", paramLabel = "STAGE", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<Stage> stages = List.of();

    TestCommand(Terminal terminal, Machine machine) {
        this.terminal = terminal;
        this.machine = machine;
    }

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.ofThisProcess();
        List<Result> results = new ArrayList<>();
        @Nullable
        PythonEnvironment environment = null;
        for (Stage stage : stages.isEmpty() ? List.of(Stage.values()) : stages) {
            if (stage != Stage.JAVA && environment == null) {
                environment = prepare(home);
            }
            if (stage == Stage.BROWSER) {
                requireBrowser();
            }
            terminal.out().println(terminal.bold("== " + stage));
            results.add(run(stage, home, environment));
        }
        terminal.out().println();
        results.forEach(this::print);
        return results.stream().allMatch(each -> each.code == 0) ? ExitCode.DONE : ExitCode.CODE_FAILED;
    }

    private PythonEnvironment prepare(Home home) {
        PythonEnvironment environment = new PythonEnvironment(home, terminal, machine);
        environment.ensure(List.of(home.requirements(), home.testRequirements()));
        KernelSpec kernel = new KernelSpec(home.kernelJars(), environment.folder().resolve("share/jupyter"));
        if (kernel.state() != KernelSpec.State.UP_TO_DATE) {
            kernel.install();
        }
        return environment;
    }

    private Result run(Stage stage, Home home, @Nullable PythonEnvironment environment)
            throws InterruptedException {
        long start = System.nanoTime();
        List<Object> command = stage == Stage.JAVA || environment == null
                ? List.of(maven(), "-B", "verify")
                : List.of(environment.python(), "-m", "pytest", "-q", "-p", "no:cacheprovider",
                        home.root().resolve("tests/test_" + stage + ".py"));
        ProcessBuilder builder = Tool.of(command).in(home.root()).builder().inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HEDDLE_HOME", home.root().toString());
        try (Child child = Child.start(builder)) {
            int code = child.process().waitFor();
            return new Result(stage, code, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new SetupException("The tests could not be started: " + SetupException.reason(e) + ".",
                    "./heddle doctor says what is missing.", e);
        }
    }

    /// A test that cannot run is no test that has passed.
    private void requireBrowser() {
        if (BROWSERS.stream().allMatch(name -> machine.which(name) == null)) {
            throw new SetupException("The browser tests need Chromium, and there is none on the PATH.",
                    Supply.CHROMIUM.fix(machine).text());
        }
    }

    private Path maven() {
        Path maven = machine.which("mvn");
        if (maven == null) {
            throw new SetupException("Maven (mvn) is not on the PATH.", "./heddle doctor says how to install it.");
        }
        return maven;
    }

    private void print(Result result) {
        boolean passed = result.code == 0;
        terminal.out()
                .println((passed ? terminal.green("passed") : terminal.red("FAILED")) + "  %-10s %4d s"
                        .formatted(result.stage, result.time.toSeconds()));
    }
}
