package dev.heddle.kernelext.internal.timeline;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `%%timeline`
public final class TimelineMagic implements Magic {

    private static final int THREADS = 20;
    private static final int MOST_THREADS = 100;
    private static final int WIDTH = 900;
    private static final int LEAST_WIDTH = 400;
    private static final int MOST_WIDTH = 2000;

    @Override
    public Usage usage() {
        return Usage
                .of(Form.CELL, "Runs the cell, and draws what its threads did: when they ran, waited, and for whom.",
                        "timeline")
                .with(Option.of(Value.text("N"), "How many threads are drawn one by one; " + THREADS + " if not given.",
                        "-n", "--threads"))
                .with(Option.of(Value.text("PIXELS"), "How wide the picture is; " + WIDTH + " if not given.",
                        "--width"))
                .with(Option.flag("Print the table that the picture is made of, instead of the picture.", "--table"))
                .withJavaBody()
                .withDetails(
                        """
                                Drawn are the thread of the cell, the threads that it starts, those that they start, and the workers
                                of the common pool. `mark("name")` in the code draws a line at that moment. An arrow goes from
                                the thread that let a lock go to the one that got it. Rest the pointer on a bar to read what it
                                waited for, and where. A thread that runs may as well be ready to run, and wait for a processor: the recorder
                                does not know. Of virtual threads it sees only when they sleep. What the cell declares stays, as
                                in every cell. The first timeline of a notebook takes a second more.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws MagicException, IOException {
        int threads = within(given, "--threads", THREADS, 1, MOST_THREADS);
        int width = within(given, "--width", WIDTH, LEAST_WIDTH, MOST_WIDTH);
        Code code = given.body();
        if (code == null || code.text().isBlank()) {
            throw MagicException.usage("There is nothing to draw.", "Write code below %%timeline.");
        }
        Ran ran = record(code, kernel);
        Timeline timeline = read(ran.told());
        if (timeline != null) {
            String table = TimelineTable.of(timeline, threads);
            if (given.has("--table")) {
                kernel.print(table);
            } else {
                kernel.display(Map.of("text/html", TimelinePicture.of(timeline, width, threads), "text/plain", table));
            }
        } else if (ran.error() != null && !ran.error().equals("CompileError")) {
            kernel.printError("There is no timeline: the cell did not come to an end of its own.\n");
        }
    }

    /// Code that begins with a magic of its own, such as `%%fork`, runs between two calls of the recorder.
    private static Ran record(Code code, Kernel kernel) {
        if (!code.text().stripLeading().startsWith("%%")) {
            Ran ran = kernel.use(new Use("recorder", List.of(), List.of(code), Scope.NOTEBOOK));
            kernel.show(ran);
            return ran;
        }
        Ran begun = kernel.use(new Use("recorder", "begin"));
        if (begun.error() != null) {
            kernel.show(begun);
            return begun;
        }
        kernel.show(kernel.run(code));
        return kernel.use(new Use("recorder", "end"));
    }

    private static int within(Arguments given, String option, int otherwise, int least, int most)
            throws MagicException {
        int number = given.number(option, otherwise);
        if (number < least || number > most) {
            throw MagicException.usage("Option " + option + " wants a number from " + least + " to " + most + ", not "
                    + number + ".");
        }
        return number;
    }

    private static @Nullable Timeline read(String told) throws IOException {
        Remainder rest = Remainder.read(told);
        Path file = rest.file();
        if (file == null) {
            return null;
        }
        try {
            return Assembly.of(file, rest);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
