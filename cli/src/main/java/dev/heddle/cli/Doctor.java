package dev.heddle.cli;

import static dev.heddle.cli.Check.goodToHave;
import static dev.heddle.cli.Check.needed;
import static dev.heddle.cli.Check.optional;

import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks all checks at once, and gives up those that do not answer.
final class Doctor {

    /// Longer than a program may take ([Reply#LIMIT]), so that the check itself can say which program hangs. What it
    /// cuts off are the other things that hang, such as a network disk.
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final List<Check> checks;
    private final Duration limit;

    Doctor(List<Check> checks, Duration limit) {
        this.checks = List.copyOf(checks);
        this.limit = limit;
    }

    /// Looks for all that Heddle can use.
    static Doctor of(Machine machine, Home home) {
        JavaChecks java = new JavaChecks(machine);
        NotebookChecks notebooks = new NotebookChecks(machine, home);
        RoomChecks room = new RoomChecks(machine, home);
        ProgramChecks programs = new ProgramChecks(machine);
        return new Doctor(List.of(needed("JDK", java::jdk), //
                needed("Maven", java::maven), //
                needed("Python", notebooks::python), //
                needed("JupyterLab", notebooks::lab), //
                needed("Java kernel", notebooks::kernel), //
                needed("Work folder", room::workFolder), //
                needed("User folders", room::userFolders), //
                goodToHave("Disk", room::disk), //
                goodToHave("Memory", room::memory), //
                goodToHave("Processors", room::processors), //
                goodToHave("Locale", room::locale), //
                goodToHave("JDK sources", java::sources), //
                goodToHave("Browser", programs::browser), //
                goodToHave("Chinese font", programs::chineseFont), //
                goodToHave("git", programs::git), //
                optional("Sandbox", new SandboxCheck(machine)::sandbox)), LIMIT);
    }

    /// What the checks have found, in their order.
    List<Finding> examine() throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Diagnosis>> answers =
                    checks.stream().map(check -> threads.submit(check.question()::get)).toList();
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                findings.add(checks.get(i).found(await(checks.get(i), answers.get(i), deadline)));
            }
            return findings;
        } finally {
            // Not close(): it would wait for what does not answer. The interrupt ends the programs that still run.
            threads.shutdownNow();
            threads.awaitTermination(2, TimeUnit.SECONDS);
        }
    }

    private Diagnosis await(Check check, Future<Diagnosis> answer, long deadline) throws InterruptedException {
        try {
            return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return unknown(check, "did not answer within " + limit.toSeconds() + " s",
                    "Look whether a program or a network disk hangs.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InvalidPathException path) {
                return unknown(check, "a path cannot be read in this locale: " + path.getInput(),
                        "export LC_ALL=C.UTF-8");
            }
            throw new IllegalStateException("the check '" + check.name() + "' failed", e.getCause());
        }
    }

    private static Diagnosis unknown(Check check, String found, String fix) {
        String cost = "whether it works is not known";
        return check.group() == Finding.Group.NEEDED
                ? Diagnosis.missing(found, cost, new Fix.Step(fix))
                : Diagnosis.lacking(found, cost, new Fix.Step(fix));
    }
}
