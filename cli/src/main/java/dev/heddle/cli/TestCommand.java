package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `heddle test`: every test there is.
@Command(name = "test", mixinStandardHelpOptions = true, description = "Runs every test: the build with its checks, the exercises, the door, the kernel, heddle lab, the notebooks, and "
        + "JupyterLab in a browser.")
final class TestCommand implements Callable<Integer> {

    /// What can be tested by itself, in the order in which all are.
    enum Stage {
        JAVA, COURSE, DOOR, KERNEL, LAB, NOTEBOOKS, BROWSER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean needsPython() {
            return this != JAVA && this != COURSE;
        }
    }

    /// The words for them. Not the enum itself: picocli would take a word that is none for another argument.
    static final class StageNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.of(Stage.values()).map(Stage::toString).iterator();
        }
    }

    /// Fewer than `heddle course verify` by itself: a hundred times take a quarter of an hour.
    private static final String TIMES = "10";

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome",
            "google-chrome-stable", "chrome");

    private static final String KERNEL_SUITE = "jupyter_kernel_test";
    private static final Path DEBIAN_PACKAGES = Path.of("/usr/lib/python3/dist-packages");

    private record Result(Stage stage, int code, Duration time) {}

    private final Terminal terminal;
    private final Machine machine;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "STAGE", completionCandidates = StageNames.class, description = "Only these: ${COMPLETION-CANDIDATES}.")
    private List<String> stages = List.of();

    TestCommand(Terminal terminal, Machine machine) {
        this.terminal = terminal;
        this.machine = machine;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Stage> chosen = stages.isEmpty() ? List.of(Stage.values()) : stages.stream().map(this::stage).toList();
        Home home = Home.ofThisProcess();
        requirePrograms(chosen);
        requireKernelSuite(chosen, home);
        List<Result> results = new ArrayList<>();
        try {
            runAll(chosen, home, results);
        } finally {
            // Also when a stage could not be started: what was tested before was tested.
            print(results);
        }
        return results.stream().allMatch(each -> each.code == 0) ? ExitCode.DONE : ExitCode.CODE_FAILED;
    }

    private Stage stage(String word) {
        return Stream.of(Stage.values())
                .filter(stage -> stage.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no stage '" + word
                        + "'; there are "
                        + UsageErrors.enumeration(Stream.of(Stage.values()).map(Stage::toString).toList()) + "."));
    }

    private void runAll(List<Stage> chosen, Home home, List<Result> results) throws InterruptedException {
        @Nullable
        PythonEnvironment environment = null;
        for (Stage stage : chosen) {
            if (stage.needsPython() && environment == null) {
                environment = prepare(home);
            }
            terminal.out().println(terminal.bold("== " + stage));
            results.add(run(stage, home, environment));
        }
    }

    /// Before any stage: nobody wants to hear after ten minutes that there is no browser. A test that cannot run is no
    /// test that has passed.
    private void requirePrograms(List<Stage> chosen) {
        if (chosen.contains(Stage.JAVA) && machine.which("mvn") == null) {
            throw new SetupException("The test of the Java code needs Maven, and there is no mvn on the PATH.",
                    Supply.MAVEN.fix(machine).text());
        }
        if (chosen.contains(Stage.BROWSER) && BROWSERS.stream().allMatch(name -> machine.which(name) == null)) {
            throw new SetupException("The browser tests need Chromium, and there is none on the PATH.",
                    Supply.CHROMIUM.fix(machine).text());
        }
    }

    /// Not among the requirements: some mirrors of Python's packages do not have it, and Debian does.
    private void requireKernelSuite(List<Stage> chosen, Home home) {
        PythonEnvironment environment = new PythonEnvironment(home, terminal, machine);
        if (chosen.contains(Stage.KERNEL) && !machine.isFolder(DEBIAN_PACKAGES.resolve(KERNEL_SUITE))
                && !environment.hasPackage(KERNEL_SUITE)) {
            throw new SetupException("The test of the kernel needs Jupyter's test suite for kernels, " + KERNEL_SUITE
                    + ", and it is not installed.", Supply.KERNEL_SUITE.fix(machine).text());
        }
    }

    private PythonEnvironment prepare(Home home) {
        PythonEnvironment environment = new PythonEnvironment(home, terminal, machine);
        environment.ensure(List.of(home.requirements(), home.testRequirements()));
        KernelSpec kernel = new KernelSpec(home.kernelJars(), environment.folder().resolve("share/jupyter"),
                Jdk.chosen(machine));
        if (kernel.state() != KernelSpec.State.UP_TO_DATE) {
            kernel.install(new StartCaches(machine, terminal)::make);
        }
        return environment;
    }

    private Result run(Stage stage, Home home, @Nullable PythonEnvironment environment)
            throws InterruptedException {
        long start = System.nanoTime();
        List<Object> command = switch (stage) {
            case JAVA -> List.of(String.valueOf(machine.which("mvn")), "-B", "-ntp", "verify");
            case COURSE -> heddle(home, "course", "verify", "--times", TIMES);
            case DOOR, KERNEL, LAB, NOTEBOOKS, BROWSER -> python(stage, home, Objects.requireNonNull(environment));
        };
        ProcessBuilder builder = Tool.of(command).in(home.root()).builder().inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (stage == Stage.JAVA) {
            builder.environment().put("MAVEN_OPTS", mavenOptions());
        }
        builder.environment().put("HEDDLE_HOME", home.root().toString());
        try (Child child = Child.start(builder)) {
            int code = child.process().waitFor();
            return new Result(stage, code, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new SetupException("The tests could not be started: " + SetupException.reason(e) + ".",
                    "./heddle doctor says what is missing.", e);
        }
    }

    /// A command of this very program.
    private static List<Object> heddle(Home home, String... words) {
        List<Object> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java"), "-cp",
                System.getProperty("java.class.path"), home.property(), Main.class.getName()));
        command.addAll(List.of(words));
        return command;
    }

    private static List<Object> python(Stage stage, Home home, PythonEnvironment environment) {
        List<Object> command = new ArrayList<>(
                List.of(environment.python(), "-m", "pytest", "-q", "-p", "no:cacheprovider"));
        command.addAll(files(home.root().resolve("tests"), stage));
        return command;
    }

    /// A stage may have more than one file: `test_kernel.py`, `test_kernel_input.py`.
    static List<Path> files(Path tests, Stage stage) {
        Pattern name = Pattern.compile("test_" + stage + "(_\\w+)?\\.py");
        try (Stream<Path> all = Files.list(tests)) {
            return all.filter(file -> name.matcher(file.getFileName().toString()).matches()).sorted().toList();
        } catch (IOException e) {
            throw new SetupException("The tests cannot be found: " + SetupException.reason(e) + ".",
                    "get Heddle's folder again, with tests in it.", e);
        }
    }

    /// Of the JDK that Maven runs on, which is ours: Maven's own libraries use what that JDK warns of.
    private static String mavenOptions() {
        String own = System.getenv("MAVEN_OPTS");
        return (own == null ? "" : own + " ") + "--sun-misc-unsafe-memory-access=allow";
    }

    private void print(List<Result> results) {
        terminal.out().println();
        results.forEach(this::print);
    }

    private void print(Result result) {
        boolean passed = result.code == 0;
        terminal.out()
                .println((passed ? terminal.green("passed") : terminal.red("FAILED")) + "  %-10s %4d s"
                        .formatted(result.stage, result.time.toSeconds()));
    }
}
