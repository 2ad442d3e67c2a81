package dev.heddle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `heddle bench`: starts the benchmarks in a JVM of their own, so that what is measured shares no JVM with the
/// command line.
@Command(name = "bench", mixinStandardHelpOptions = true, description = {
        "Measures Heddle beside its peers, in alternation, and prints a table.",
        "A peer that is not on this machine is named and left out. A target that is missed is not a failure: the "
                + "exit code says only whether Heddle could be measured."})
final class BenchCommand implements Callable<Integer> {

    private static final String JARS = "bench/target/heddle";
    private static final String MAIN = "dev.heddle.bench.Main";

    private final Terminal terminal;
    private final Machine machine;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "SUITE", completionCandidates = Suites.class, description = "What to measure; without it, the suites are named.")
    private @Nullable String suite;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result to this file, too.")
    private @Nullable Path json;

    @Option(names = "--quick", description = "Fewer rounds and fewer cells: for a first look.")
    private boolean quick;

    @Option(names = "--kernel", hidden = true, description = "Another kernel as ours.")
    private String kernel = KernelSpec.NAME;

    @Option(names = "--kernel-dir", hidden = true, description = "The folder that holds the kernelspec's folder.")
    private @Nullable Path kernelDir;

    BenchCommand(Terminal terminal, Machine machine) {
        this.terminal = terminal;
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = Home.ofThisProcess();
        List<String> suites = suites(home);
        if (suite == null || !suites.contains(suite)) {
            throw new ParameterException(spec.commandLine(),
                    (suite == null ? "Name a suite" : "There is no suite '" + suite + "'")
                            + (suites.size() == 1 ? "; there is " : "; there are ")
                            + UsageErrors.enumeration(suites) + ".");
        }
        Path kernels = kernels(home);
        return run(home, suite, python(home), kernels);
    }

    /// Runs the benchmark: it writes to our terminal itself; if we are ended, so is it.
    int run(Home home, String chosen, String python, @Nullable Path kernels) throws IOException, InterruptedException {
        int code;
        try (Child child = Child.start(bench(home, arguments(chosen, python, kernels)).builder().inheritIO())) {
            code = child.process().waitFor();
        }
        return code == ExitCode.DONE || code == ExitCode.BAD_USAGE ? code : ExitCode.SETUP_FAILED;
    }

    /// What the shell can complete after `heddle bench`.
    static final class Suites implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            Home home = Home.ofThisProcess();
            return Files.isDirectory(home.root().resolve(JARS)) ? suites(home).iterator() : Collections.emptyIterator();
        }
    }

    private static List<String> suites(Home home) {
        if (!Files.isDirectory(home.root().resolve(JARS))) {
            throw new SetupException("The benchmarks are not built: there is no " + JARS + ".",
                    "mvn -DskipTests package");
        }
        Tool.Outcome outcome = bench(home, List.of()).within(Duration.ofMinutes(1)).run();
        if (!outcome.ok()) {
            throw new SetupException("The benchmarks do not start: " + outcome.lastLine(), "mvn -DskipTests package");
        }
        return outcome.lines();
    }

    /// Installs our kernel, as it is built now, where no Jupyter but the benchmark's finds it.
    private @Nullable Path kernels(Home home) {
        if (kernelDir != null || !kernel.equals(KernelSpec.NAME)) {
            return kernelDir;
        }
        var spec = new KernelSpec(home.kernelJars(), home.workFolder().resolve("bench/share/jupyter"));
        if (spec.state() != KernelSpec.State.UP_TO_DATE) {
            spec.install(new StartCaches(machine, terminal)::make);
        }
        return spec.folder().getParent();
    }

    private List<String> arguments(String chosen, String python, @Nullable Path kernels) {
        List<String> arguments = new ArrayList<>(List.of(chosen, "--python", python, "--kernel", kernel));
        if (kernels != null) {
            arguments.addAll(List.of("--kernel-dir", kernels.toString()));
        }
        if (json != null) {
            arguments.addAll(List.of("--json", json.toString()));
        }
        if (quick) {
            arguments.add("--quick");
        }
        if (terminal.interactive()) {
            arguments.add("--redraw");
        }
        return arguments;
    }

    private String python(Home home) {
        String named = System.getenv("HEDDLE_PYTHON");
        if (named == null) {
            var environment = new PythonEnvironment(home, terminal, machine);
            environment.ensure(List.of(home.requirements()));
            return environment.python().toString();
        }
        Tool.Outcome outcome = Tool.of(named, "-c", "import jupyter_client, ipykernel, psutil").run();
        if (!outcome.ok()) {
            throw new SetupException(
                    "HEDDLE_PYTHON is " + named + ", which cannot drive Jupyter kernels: " + outcome.lastLine(),
                    "install jupyter_client, ipykernel and psutil there, or unset HEDDLE_PYTHON.");
        }
        return named;
    }

    private static Tool bench(Home home, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dheddle.home=" + home.root(),
                "-cp", home.root().resolve(JARS) + "/*", MAIN));
        command.addAll(arguments);
        return Tool.of(command);
    }
}
