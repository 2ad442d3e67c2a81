package dev.heddle.kernelext.internal.time;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Use;
import dev.heddle.kernel.magic.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How often code is to run.
///
/// @param loops how often in each run; 0 if that is to be found out
/// @param runs  how often it is measured
/// @param budget how many milliseconds all of it may take, as the tool wants to be told; empty if the usual ones
record Repetitions(int loops, int runs, String budget) {

    static final Option LOOPS =
            Option.of(Value.text("N"), "How many loops a run has.", "-n", "--loops");
    static final Option RUNS = Option.of(Value.text("R"), "How many runs there are; 20 if it is not said.", "-r",
            "--runs");

    private static final int DEFAULT_RUNS = 20;
    private static final int MOST_RUNS = 10_000;

    static Repetitions of(Arguments given) throws MagicException {
        int loops = given.number("--loops", 1);
        int runs = given.number("--runs", DEFAULT_RUNS);
        if (loops < 1) {
            throw MagicException.usage("Option --loops wants a number above 0, not " + loops + ".");
        }
        if (runs < 1 || runs > MOST_RUNS) {
            throw MagicException.usage("Option --runs wants a number from 1 to " + MOST_RUNS + ", not " + runs + ".");
        }
        boolean both = given.has("--loops") && given.has("--runs");
        boolean one = given.has("--loops") || given.has("--runs");
        return new Repetitions(given.has("--loops") ? loops : 0, runs, both ? "exact" : one ? "0" : "");
    }

    /// What the tool `stopwatch` is to do.
    ///
    /// @param setup  run once before
    /// @param bodies what to time
    /// @param usual  how many milliseconds it may take unless a number was asked for
    Use use(@Nullable Code setup, List<Code> bodies, int usual) {
        List<Code> code = new ArrayList<>(bodies);
        if (setup != null) {
            code.addFirst(setup);
        }
        return new Use("stopwatch", List.of(String.valueOf(bodies.size()), String.valueOf(loops), String.valueOf(runs),
                budget.isEmpty() ? String.valueOf(usual) : budget), code,
                setup == null ? Scope.METHOD : Scope.PREPARED);
    }
}
