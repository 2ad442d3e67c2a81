package dev.heddle.kernelext.internal.threads;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Parameter;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Use;
import dev.heddle.kernel.magic.Value;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// `%threads`
public final class ThreadsMagic implements Magic {

    private static final int SECONDS = 60;
    private static final int MOST_SECONDS = 3600;

    private @Nullable LiveTable live; // guarded by this

    @Override
    public Usage usage() {
        return Usage
                .of(Form.LINE,
                        "Shows the threads of the notebook: what each does, what it waits for, and who holds that.",
                        "threads")
                .with(Option.flag("Also the threads that the JVM and Heddle have for themselves.", "-a", "--all"))
                .with(Option.flag("Also where each is in the code of cells, from the inside out.", "-s", "--stack"))
                .with(Option.flag("Keep the table up to date while other cells run.", "-l", "--live"))
                .with(Option.flag("End what `--live` has begun.", "--stop"))
                .with(Parameter.optional(Value.text("SECONDS"),
                        "how long the table lives with `--live`; " + SECONDS + " if not given."))
                .withDetails(
                        """
                                CPU is what a thread has computed since it began. `main` is the thread on which cells run. Of
                                virtual threads the JVM tells neither their CPU time nor the cell that started them: their cell
                                is the one whose code they run. A live table is refreshed ten times a second, less often if there are
                                thousands of threads. There is one at a time.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        String seconds = given.one("SECONDS");
        if (seconds != null && !given.has("--live")) {
            throw MagicException.usage("%threads takes a number of seconds only with --live.",
                    "Write %threads --live " + seconds + ".");
        }
        Duration limit = limit(seconds);
        if (given.has("--live") || given.has("--stop")) {
            boolean was = stop();
            if (given.has("--stop")) {
                kernel.print(was ? "The live table stands still now.\n" : "There is no live table.\n");
                return;
            }
        }
        ThreadTable table = new ThreadTable(kernel::label, given.has("--stack"), given.has("--all"));
        if (given.has("--live")) {
            begin(new LiveTable(kernel, table, limit));
        } else {
            kernel.display(table.bundle(Seen.all(kernel.look(new Use("threads"))), ""));
        }
    }

    private static Duration limit(@Nullable String seconds) throws MagicException {
        if (seconds == null) {
            return Duration.ofSeconds(SECONDS);
        }
        if (!seconds.matches("[0-9]{1,4}") || seconds.matches("0+") || Integer.parseInt(seconds) > MOST_SECONDS) {
            throw MagicException
                    .usage("SECONDS must be a number from 1 to " + MOST_SECONDS + ", not '" + seconds + "'.");
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }

    private synchronized void begin(LiveTable table) {
        live = table;
        table.start();
    }

    private synchronized boolean stop() {
        LiveTable table = live;
        live = null;
        if (table != null) {
            table.stop();
        }
        return table != null;
    }
}
