package dev.heddle.kernelext.internal.time;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Ran;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `%timeit` and `%%timeit`
public final class TimeItMagic implements Magic {

    private static final int BUDGET = 6000; // milliseconds
    private static final String INTO = "--into";

    @Override
    public Usage usage() {
        return Usage
                .of(Form.LINE_OR_CELL, "Runs code many times, and tells what it takes when the JVM has compiled it.",
                        "timeit")
                .with(Repetitions.LOOPS)
                .with(Repetitions.RUNS)
                .with(Option.flag("Print nothing; with `--into`, or to warm code up.", "-q", "--quiet"))
                .with(Option.of(Value.text("NAME"),
                        "Leave the result in the notebook, as a variable of this name: `NAME.median()`, `best()`, `runs()`.",
                        "-o", INTO))
                .with(Option.flag("Draw the runs.", "--plot"))
                .withJavaLine(
                        "What to time. Before a cell, what to do once before that, without timing it; the cell knows"
                                + " its variables, and the notebook does not get them.")
                .withJavaBody()
                .withDetails(
                        """
                                The code runs in a loop. It first runs until the JVM has compiled it and it gets no faster; that is
                                told apart. Then come the runs, of as many loops as fit into a tenth of a second. The number
                                is the median of the runs; half of them are between the two numbers behind it. All of it takes about three
                                seconds, and about six at most, unless a number of loops or runs is asked for. With both,
                                the code runs exactly so often, and is not warmed up.

                                The value of the last expression is used up in each loop, so that the JVM cannot leave out the work
                                that it takes. What the value does not need may still be left out. Variables of the code are those of a
                                method; what it declares is gone afterwards.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException {
        Code body = given.body() == null ? given.line() : given.body();
        if (body == null || body.text().isBlank()) {
            throw MagicException.usage("There is nothing to time.", "Write it behind %timeit, or below %%timeit.");
        }
        String name = name(given);
        Code setup = given.body() == null ? null : given.line();
        Ran ran = kernel.use(Repetitions.of(given).use(setup, List.of(body), BUDGET));
        if (ran.error() != null) {
            kernel.show(ran);
        }
        Measured measured = Measured.read(ran.told());
        if (measured.variants().isEmpty()) {
            return;
        }
        if (!given.has("--quiet")) {
            kernel.print(TimingText.of(measured));
        }
        if (given.has("--plot")) {
            RunsPicture picture = new RunsPicture(measured.variants().getFirst());
            kernel.display(Map.of("text/html", picture.html(), "text/plain", picture.text()));
        }
        if (name != null && ran.error() == null) {
            declare(name, measured.variants().getFirst(), kernel);
        }
    }

    private static @Nullable String name(Arguments given) throws MagicException {
        String name = given.value(INTO);
        if (name != null && !name.matches("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*")) {
            throw MagicException.usage("Option " + INTO + " wants the name of a variable, not '" + name + "'.");
        }
        return name;
    }

    /// The JVM of the cells gets it as any other variable: by code.
    private static void declare(String name, Measured.Variant variant, Kernel kernel) {
        String type = "dev.heddle.worker.time.Timing";
        String runs = variant.runs().stream().map(String::valueOf).collect(Collectors.joining(", "));
        Ran declared = kernel.run(new Code(type + " " + name + " = new " + type + "(" + variant.loops()
                + "L, java.util.List.of(" + runs + "));", 1));
        if (declared.error() != null) {
            kernel.show(declared);
        }
    }
}
