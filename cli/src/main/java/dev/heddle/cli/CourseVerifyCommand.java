package dev.heddle.cli;

import dev.heddle.grader.Course;
import dev.heddle.grader.Exercise;
import dev.heddle.grader.Proof;
import dev.heddle.grader.Proofreader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle course verify`: whether the exercises are fit for learners.
@Command(name = "verify", mixinStandardHelpOptions = true, description = {"Checks the exercises themselves.",
        "What the learner gets must compile and fail; the reference must always pass, on all processors and on one; "
                + "each wrong answer must fail for the reason that its first line says."})
final class CourseVerifyCommand implements Callable<Integer> {

    private static final String COLUMNS = "%-5s %-18s %-7s %-15s %6s";

    private final Terminal terminal;
    private final Supplier<Home> home;

    @Parameters(arity = "0..*", paramLabel = "EXERCISE", description = "Only these, by number or name: 4.1 or counter.")
    private List<String> names = List.of();

    @Option(names = "--times", paramLabel = "N", defaultValue = "100", description = "How often the reference must pass; without it, ${DEFAULT-VALUE} times. Checks of every "
            + "schedule come out alike: they are run each tenth time.")
    private int times;

    @Option(names = "--jobs", paramLabel = "N", description = "How many exercises at once; without it, one for each processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    CourseVerifyCommand(Terminal terminal, Supplier<Home> home) {
        this.terminal = terminal;
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home root = home.get();
        Course course = root.course();
        List<Exercise> chosen = names.isEmpty()
                ? course.exercises()
                : names.stream().map(each -> Chosen.find(course, each)).toList();
        List<String> faults = new ArrayList<>();
        if (names.isEmpty()) {
            faults.addAll(Proofreader.unlisted(course, root.exercises(), root.solutions()));
        }
        int failed = verify(chosen);
        faults.forEach(each -> terminal.out().println(terminal.red("✗ ") + each));
        boolean passed = failed == 0 && faults.isEmpty();
        String sum = chosen.size() - failed + " of " + chosen.size() + " exercises are fit for learners.";
        terminal.out().println(passed ? terminal.green(sum) : terminal.red(sum));
        return passed ? ExitCode.DONE : ExitCode.CODE_FAILED;
    }

    /// @return how many are not fit for learners
    private int verify(List<Exercise> chosen) throws IOException, InterruptedException {
        Proofreader reader = new Proofreader(Math.max(1, times));
        terminal.out()
                .println(terminal.bold(COLUMNS.formatted("", "exercise", "", "wrong answers", "time").stripTrailing()));
        int failed = 0;
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, jobs));
        try {
            List<Future<Proof>> proofs = new ArrayList<>();
            for (Exercise each : chosen) {
                proofs.add(pool.submit(() -> reader.read(each)));
            }
            for (int i = 0; i < proofs.size(); i++) {
                Proof proof = await(proofs.get(i), i + " of " + proofs.size());
                print(proof);
                failed += proof.passed() ? 0 : 1;
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return failed;
    }

    private Proof await(Future<Proof> proof, String done) throws InterruptedException, ExecutionException {
        try (Progress progress = Progress.start(terminal, "Checking exercises")) {
            progress.at(done);
            return proof.get();
        }
    }

    private void print(Proof proof) throws IOException {
        String row = COLUMNS.formatted(proof.exercise().number(), proof.exercise().title(),
                proof.passed() ? "fit" : "NOT FIT", proof.failed() + " of " + proof.wrong() + " fail",
                String.format(Locale.ROOT, "%.1f s", proof.time().toMillis() / 1000.0));
        terminal.out().println(proof.passed() ? row : terminal.red(row));
        proof.faults().forEach(each -> terminal.out().println(each.indent(6).stripTrailing()));
        terminal.out().flush();
    }
}
