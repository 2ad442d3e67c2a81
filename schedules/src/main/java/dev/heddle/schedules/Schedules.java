package dev.heddle.schedules;

import dev.heddle.schedules.internal.model.Together;
import dev.heddle.schedules.internal.run.Body;
import dev.heddle.schedules.internal.run.Limits;
import dev.heddle.schedules.internal.search.Counting;
import dev.heddle.schedules.internal.search.Extremes;
import dev.heddle.schedules.internal.search.Found;
import dev.heddle.schedules.internal.search.Lambdas;
import dev.heddle.schedules.internal.search.Methods;
import dev.heddle.schedules.internal.search.Position;
import dev.heddle.schedules.internal.search.Program;
import dev.heddle.schedules.internal.search.Search;
import dev.heddle.schedules.internal.search.Settings;
import dev.heddle.schedules.internal.search.Story.Told;
import dev.heddle.schedules.internal.trace.Ending;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// Runs a small concurrent program through its schedules, one thread at a time.
///
/// ```java
/// Schedules.of(() -> {
///     var counter = new Counter();
///     Schedules.together(counter::increment, counter::increment);
///     assertEquals(2, counter.get());
/// }).assertPasses();
/// ```
public final class Schedules {

    private final Program program;
    private final ClassLoader classes;
    private final Options options;

    private Schedules(Program program, ClassLoader classes, Options options) {
        this.program = program;
        this.classes = classes;
        this.options = options;
    }

    /// A scenario that is to hold in every schedule.
    ///
    /// @throws IllegalArgumentException if the scenario uses an object that was made outside of it
    public static Schedules of(Scenario scenario) {
        return new Schedules(Lambdas.program(scenario), Lambdas.loader(scenario), Options.DEFAULT);
    }

    /// Methods without parameters of a class that a loader finds, called one after the other, on a new object if they are
    /// not static: for programs that are not on the class path of the check, such as the cells of a notebook. What the
    /// last one returns is the result.
    public static Schedules of(ClassLoader classes, String className, String... methods) {
        return new Schedules(Methods.program(className, List.of(methods)), classes, Options.DEFAULT);
    }

    /// The same check with other options.
    public Schedules with(Options other) {
        return new Schedules(program, classes, other);
    }

    /// Looks for a schedule that fails.
    public Verdict check() throws InterruptedException {
        Settings settings = settings();
        Found found = Search.search(program, classes, settings);
        Ending ending = found.ending();
        if (ending == null) {
            return new Verdict.Passed(found.schedules(), found.complete());
        }
        if (ending instanceof Ending.Refused refused) {
            return new Verdict.Refused(refused.reason());
        }
        Told told = dev.heddle.schedules.internal.search.Story.tell(program, classes, settings, found.schedule());
        return new Verdict.Failed(Kinds.of(ending, found.raced()), found.schedules(), new Story(told.tale()));
    }

    /// Checks, and throws if the verdict is not that it passes.
    ///
    /// @throws AssertionError with the story as its message
    public void assertPasses() throws InterruptedException {
        Verdict verdict = check();
        if (!verdict.passed()) {
            throw new AssertionError(verdict.text(Locale.getDefault()));
        }
    }

    /// Runs one schedule again, exactly as it was: also under a debugger.
    ///
    /// @param schedule what [Story#schedule()] said; `-` for the one that comes without any turn
    public Replay replay(String schedule) throws InterruptedException {
        Told told = dev.heddle.schedules.internal.search.Story.tell(program, classes, settings(), schedule);
        return new Replay(told.ending() instanceof Ending.Finished, told.printed(), new Story(told.tale()));
    }

    /// Runs the program by hand, from its beginning.
    public Play play() throws InterruptedException {
        return after(List.of());
    }

    Play after(List<Integer> decisions) throws InterruptedException {
        return new Play(this, decisions, Position.after(decisions, program, classes, settings()));
    }

    /// What a program comes to, in every schedule.
    public static Outcomes outcomes(Question<?> question) throws InterruptedException {
        return outcomes(question, Options.DEFAULT);
    }

    /// What a program comes to, in as many schedules as the options allow.
    public static Outcomes outcomes(Question<?> question, Options options) throws InterruptedException {
        return outcomes((Serializable) question, options);
    }

    private static Outcomes outcomes(Serializable question, Options options) throws InterruptedException {
        return new Schedules(Lambdas.program(question), Lambdas.loader(question), options).outcomes();
    }

    /// What the program comes to: its result, or how else it ends.
    public Outcomes outcomes() throws InterruptedException {
        Counting.Counts counts =
                Counting.count(program, classes, settings(), outcome -> Kinds.outcome(outcome.ending()));
        long schedules = counts.counts().values().stream().mapToLong(Long::longValue).sum();
        return new Outcomes(counts.counts(), schedules, counts.complete());
    }

    /// What the program prints, in every schedule.
    public Outcomes printed() throws InterruptedException {
        Counting.Counts counts = Counting.count(program, classes, settings(),
                outcome -> outcome.ending() instanceof Ending.Finished
                        ? outcome.printed()
                        : Kinds.outcome(outcome.ending()));
        long schedules = counts.counts().values().stream().mapToLong(Long::longValue).sum();
        return new Outcomes(counts.counts(), schedules, counts.complete());
    }

    /// Between how many lines the program prints, where there are too many schedules to run them all.
    ///
    /// @throws IllegalStateException if no run comes to an end
    public Lines lines() throws InterruptedException {
        Extremes.Range range = Extremes.search(program, classes, settings());
        if (range.most().lines() < 0) {
            throw new IllegalStateException("no run of the program comes to an end");
        }
        return new Lines(range.fewest().lines(), range.most().lines(), range.fewest().schedule(),
                range.most().schedule(), range.runs(), range.all());
    }

    /// Inside a scenario: runs the bodies as threads A, B, C, … at the same time, and waits for all.
    ///
    /// @throws IllegalStateException outside of a scenario
    public static void together(Scenario... bodies) throws InterruptedException {
        Together.run(Arrays.stream(bodies).map(Schedules::body).toList());
    }

    private static Body body(Scenario scenario) {
        return () -> {
            scenario.run();
            return null;
        };
    }

    /// Inside a scenario: from now on this is to hold after every step of every thread.
    ///
    /// @param promise what holds, in words
    /// @param holds   looks at it, and changes nothing
    /// @throws IllegalStateException outside of a scenario
    public static void always(String promise, BooleanSupplier holds) {
        Together.always(promise, holds);
    }

    private Settings settings() {
        Limits limits = new Limits(options.steps(), Limits.DEFAULT.spins(), Limits.DEFAULT.loops(),
                options.time().toMillis());
        return new Settings(options.schedules(), options.random(), options.seed(), options.races(), options.leaks(),
                options.wakeups(), options.timeouts(), limits);
    }
}
