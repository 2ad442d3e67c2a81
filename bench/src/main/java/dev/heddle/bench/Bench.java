package dev.heddle.bench;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.heddle.bench.JavaKernels.Installed;
import dev.heddle.bench.KernelSuite.Kernel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries out an order: finds the peers, runs the suite, writes the result.
///
/// @param home    the folder that holds Heddle
/// @param out     where the table goes
/// @param err     where progress and complaints go
/// @param sampler what runs the contenders
record Bench(Path home, PrintWriter out, PrintWriter err, ProcessSampler sampler) {

    private static final Duration LIST_LIMIT = Duration.ofSeconds(60);

    /// What the driver tells of the machine's kernels.
    private record Known(String ipykernel, List<Installed> kernels) {}

    /// Gives the exit code.
    int run(Order order) throws IOException, InterruptedException {
        if (order.suite() == null) {
            Order.SUITES.forEach(out::println);
            return Main.DONE;
        }
        Suite suite = switch (order.suite()) {
            case ProcessesSuite.NAME -> processesSuite(order);
            case SchedulesSuite.NAME -> schedulesSuite(order);
            case MagicsSuite.NAME -> magicsSuite(order);
            default -> kernelSuite(order);
        };
        if (suite == null) {
            return Main.NOT_MEASURED;
        }
        Machine machine = Machine.ofThisProcess();
        var tournament = new Tournament(sampler, new TerminalProgress(err, order.redraw()), order.rounds());
        Report report = new Report(suite.name(), machine.text(), order.rounds(), tournament.run(suite));
        out.print(report.table());
        out.flush();
        if (order.json() != null) {
            try (var file = Files.newBufferedWriter(order.json())) {
                report.writeJson(file);
            }
        }
        if (report.oursIncomplete()) {
            err.println("Not all of ours could be measured: the reasons are under the table.");
            return Main.NOT_MEASURED;
        }
        return Main.DONE;
    }

    private Suite magicsSuite(Order order) throws IOException {
        Path work = Files.createDirectories(home.resolve(".heddle/bench"));
        return new MagicsSuite(order.python(), home.resolve("bench/drivers/magics.py"), work, order.kernel(),
                order.kernelDir(), order.quick()).suite();
    }

    private @Nullable Suite processesSuite(Order order) throws IOException {
        Path work = Files.createDirectories(home.resolve(".heddle/bench"));
        Path jar = jar("processes");
        return jar == null
                ? null
                : new ProcessesSuite(order.python(), home.resolve("bench/drivers/processes.py"), work,
                        Path.of(System.getProperty("java.home")), jar, order.quick()).suite();
    }

    private @Nullable Suite schedulesSuite(Order order) throws IOException {
        Path jar = jar("schedules");
        if (jar == null) {
            return null;
        }
        var suite = new SchedulesSuite(Path.of(System.getProperty("java.home"), "bin", "java"),
                home.resolve(".heddle/bench/schedules"), jar, order.quick());
        String complaints = suite.compile(home.resolve("bench/drivers/schedules/Checks.java"));
        if (!complaints.isEmpty()) {
            err.println("The driver of the checks does not compile:\n" + complaints);
            return null;
        }
        return suite.suite();
    }

    private @Nullable Path jar(String module) throws IOException {
        Path built = home.resolve(module + "/target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(built, "heddle-" + module + "-*.jar")) {
            for (Path jar : jars) {
                return jar;
            }
        } catch (NoSuchFileException e) {
            err.println("Module " + module + " is not built: there is no " + e.getFile()
                    + ".\n  Next: mvn -DskipTests package");
            return null;
        }
        err.println("Module " + module + " has no jar in " + built + ".\n  Next: mvn -DskipTests package");
        return null;
    }

    private @Nullable Suite kernelSuite(Order order) throws IOException, InterruptedException {
        Path work = Files.createDirectories(home.resolve(".heddle/bench"));
        var suite = new KernelSuite(order.python(), home.resolve("bench/drivers/kernel.py"), work,
                Path.of(System.getProperty("java.home")), order.quick());
        Known known = known(suite);
        if (known == null) {
            return null;
        }
        Kernel python = Kernel.ipykernel(known.ipykernel);
        boolean asPeer = order.kernel().equals(KernelSuite.IPYKERNEL);
        String folder = order.kernelDir() == null ? null : order.kernelDir().toAbsolutePath().toString();
        return suite.suite(asPeer ? python : new Kernel(order.kernel(), order.kernel(), folder), python, known.kernels);
    }

    private @Nullable Known known(KernelSuite suite) throws InterruptedException {
        var output = sampler.run(List.of(suite.python(), "-B", suite.driver().toString(), "list"), LIST_LIMIT);
        if (output.problem() == null) {
            try {
                return new Gson().fromJson(output.text(), Known.class);
            } catch (JsonParseException e) {
                err.println("The driver of the kernels printed no list of them: " + e.getMessage());
                return null;
            }
        }
        err.println("The kernels of this machine cannot be listed with " + suite.python() + ": " + output.problem()
                + "\n  Next: install jupyter_client, ipykernel and psutil there, or name another Python in HEDDLE_PYTHON.");
        return null;
    }
}
