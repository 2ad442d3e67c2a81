package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Scope;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import dev.heddle.kernel.magic.Value;
import java.util.List;
import java.util.Locale;

/// `%%outcomes`
public final class OutcomesMagic implements Magic {

    private static final int RUNS = 10_000;
    private static final int MOST_RUNS = 10_000_000;
    private static final int SECONDS = 5;
    private static final int MOST_SECONDS = 600;

    @Override
    public Usage usage() {
        return Usage
                .of(Form.CELL, "Runs a small concurrent program many times, and draws what comes of it.", "outcomes")
                .withJavaBody()
                .with(Option.of(Value.text("N"), "So many runs; 10000 if it is not given.", "-n", "--runs"))
                .with(Option.of(Value.text("SECONDS"), "Stop after this time; 5 if it is not given.", "--timeout"))
                .with(Option.flag("What is printed counts, not the value of the last expression.", "--printed"))
                .withDetails(
                        """
                                The program runs as it is, with real threads, in the JVM of the cells. Its result is the value
                                of the cell's last expression; without one, it is what was printed. Its variables begin
                                anew with each run. Static variables of classes do not, and neither do those of other cells.

                                `together(() -> n++, () -> n++)` runs actions on threads A, B and so on, and waits for them.

                                What never came in ten thousand runs may come tomorrow, on another machine: `%%schedules` looks at
                                every order instead.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        Code body = given.body();
        if (body == null || body.text().isBlank()) {
            throw MagicException.usage("There is nothing to run.", "Write the program below %%outcomes.");
        }
        int runs = Numbers.between(given, "--runs", RUNS, 1, MOST_RUNS);
        int seconds = Numbers.between(given, "--timeout", SECONDS, 1, MOST_SECONDS);
        Ran ran = kernel.use(new Use("repeat",
                List.of(String.valueOf(runs), String.valueOf(1000L * seconds)),
                List.of(body), Scope.OWN));
        Trials trials = Trials.read(ran.told(), given.has("--printed") || ran.type() == null);
        if (ran.error() != null) {
            kernel.show(ran);
        } else if (trials.counts().runs() == 0) {
            throw MagicException.usage("There is nothing to run.", "The cell only declares. Use it: start threads, and"
                    + " end with what comes of it.");
        }
        if (trials.counts().runs() > 0) {
            var picture = new Distribution("What came of " + Trials.number(trials.counts().runs())
                    + (trials.counts().runs() == 1 ? " run" : " runs"), "runs",
                    trials.counts(), null).bundle();
            if (trials.place() == null) {
                kernel.display(picture);
            } else {
                kernel.update(trials.place(), picture);
            }
            kernel.print(said(trials, runs, seconds, ran.error() != null));
        }
    }

    private static String said(Trials trials, int runs, int seconds, boolean failed) {
        Counts counts = trials.counts();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%.1f s.", trials.nanos() / 1e9));
        if (counts.results().containsKey(Trials.NEVER_ENDS)) {
            text.append(" The last run did not end: threads may wait for each other. Those that it has left"
                    + " behind are still there.");
        } else if (failed) {
            text.append(" The runs were ended before all of them were made.");
        } else if (counts.runs() < runs) {
            text.append(" The time of ")
                    .append(seconds)
                    .append(" s was over before ")
                    .append(Trials.number(runs))
                    .append(" runs; --timeout gives more.");
        }
        if (counts.results().size() == 1 && counts.runs() > 1) {
            text.append("\nThe result was always the same. That proves nothing: %%schedules looks at every order.");
        }
        return text.append('\n').toString();
    }
}
