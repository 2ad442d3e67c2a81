package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.Code;
import dev.heddle.kernel.magic.Kernel;
import dev.heddle.kernel.magic.Magic;
import dev.heddle.kernel.magic.MagicException;
import dev.heddle.kernel.magic.Option;
import dev.heddle.kernel.magic.Usage;
import dev.heddle.kernel.magic.Usage.Form;
import dev.heddle.kernel.magic.Value;
import dev.heddle.kernelext.internal.schedules.Shipping.Shipped;
import dev.heddle.kernelext.internal.schedules.Told.What;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `%%schedules`
public final class SchedulesMagic implements Magic {

    private static final int LIMIT = 20_000;
    private static final int MOST_SECONDS = 600;

    private final Workshop workshop = new Workshop("schedules");

    @Override
    public Usage usage() {
        return Usage
                .of(Form.CELL, "Runs a small concurrent program through every schedule, and draws what comes of it.",
                        "schedules")
                .withJavaBody()
                .with(Option.of(Value.text("RESULT"),
                        "The right result, such as `2`, or a condition, such as `\"result >= 2\"`.", "--expect"))
                .with(Option.of(Value.text("N"), "Stop after so many schedules; 20000 if it is not given.",
                        "--limit"))
                .with(Option.of(Value.text("SECONDS"), "Stop after this time; 10 if it is not given.", "--timeout"))
                .with(Option.of(Value.text("SCHEDULE"), "Run this one schedule again, which a story has named.",
                        "--replay"))
                .with(Option.flag("A data race alone is no failure.", "--no-races"))
                .with(Option.flag("Tell no schedule that fails.", "--no-story"))
                .with(Option.flag("Tell it in Chinese.", "--chinese"))
                .withDetails(
                        """
                                The threads run one at a time, and a schedule says after which step which of them goes on. The
                                result of a schedule is the value of the cell's last expression; without one, it is what was
                                printed. A deadlock, an exception and a data race are failures, and so is a result that is not
                                the expected one: a schedule that fails is told as a table, with one column for each thread.

                                `together(() -> n++, () -> n++)` runs actions on threads A, B and so on, and waits for them. Other
                                threads, locks, queues and executors can be used as ever.

                                Each schedule begins anew, in a JVM of its own. So what the threads share is declared in this
                                cell. Methods and classes of other cells can be used, and their variables if they are numbers
                                or texts that this cell does not change.

                                The number of schedules grows very fast with threads and steps. If they are too many, the picture
                                says so, and nothing is proved.""");
    }

    @Override
    public void run(Arguments given, Kernel kernel) throws Exception {
        Code body = given.body();
        if (body == null || body.text().isBlank()) {
            throw MagicException.usage("There is nothing to run.", "Write the program below %%schedules.");
        }
        Duration time = Duration.ofSeconds(Numbers.between(given, "--timeout", 10, 1, MOST_SECONDS));
        int limit = Numbers.between(given, "--limit", LIMIT, 1, Integer.MAX_VALUE);
        String expect = given.value("--expect");
        Shipped shipped = new Shipping(kernel).ship(body, expect);
        if (shipped == null) {
            return;
        }
        Wish wish = new Wish(limit, time.toMillis(), !shipped.hasValue(), !given.has("--no-races"),
                !given.has("--no-story"), language(given));
        String schedule = given.value("--replay");
        if (schedule != null) {
            replay(kernel, shipped.program(), schedule, wish);
        } else {
            examine(kernel, shipped.program(), wish, expect);
        }
    }

    static Locale language(Arguments given) {
        boolean chinese = given.has("--chinese") || Locale.getDefault().getLanguage().equals("zh");
        return chinese ? Locale.CHINESE : Locale.ENGLISH;
    }

    private void replay(Kernel kernel, Program program, String schedule, Wish wish) throws Exception {
        try {
            Told told = workshop.ask(kernel, Duration.ofMillis(wish.millis()),
                    laboratory -> laboratory.replay(program, schedule, wish));
            if (told.what() == What.UNKNOWN) {
                kernel.print(Sentence.OUT_OF_TIME_UNJUDGED.in(wish.language(), wish.millis() / 1000) + "\n");
            } else {
                show(kernel, told);
            }
        } catch (IllegalArgumentException e) {
            throw MagicException.usage("--replay does not take this: " + e.getMessage() + ".",
                    "Copy what stands behind 'schedule:' in a story, in quotes.");
        }
    }

    private void examine(Kernel kernel, Program program, Wish wish, @Nullable String expect) throws Exception {
        Findings found = workshop.ask(kernel, Duration.ofMillis(wish.millis()),
                laboratory -> laboratory.examine(program, wish));
        if (found.told().what() == What.REFUSED) {
            throw new MagicException(found.told().text().strip());
        }
        if (found.counts().runs() > 0) {
            String title = Sentence.TITLE.in(wish.language());
            String unit = Sentence.SCHEDULES.in(wish.language());
            boolean value = expect != null && found.counts().results().containsKey(expect);
            kernel.display(new Distribution(title, unit, found.counts(), value ? expect : null).bundle());
        }
        kernel.print(String.join("\n", sentences(found, wish, expect)) + "\n");
        if ((found.told().what() == What.FAILS || found.told().what() == What.RACES) && wish.story()) {
            show(kernel, found.told());
        }
    }

    private static void show(Kernel kernel, Told told) {
        kernel.display(told.html().isEmpty()
                ? Map.of("text/plain", told.text())
                : Map.of("text/plain", told.text(), "text/html", told.html()));
    }

    private static List<String> sentences(Findings found, Wish wish, @Nullable String expect) {
        Counts counts = found.counts();
        What what = found.told().what();
        long seconds = wish.millis() / 1000;
        List<String> lines = new ArrayList<>();
        if (counts.runs() == 0) {
            Sentence late = what == What.UNKNOWN ? Sentence.OUT_OF_TIME_UNJUDGED : Sentence.OUT_OF_TIME;
            lines.add(late.in(wish.language(), seconds));
        } else if (!counts.all()) {
            lines.add(Sentence.STOPPED.in(wish.language(), counts.runs()));
        } else {
            Sentence all = counts.results().size() == 1 ? Sentence.ONE_RESULT : Sentence.ALL;
            lines.add(all.in(wish.language(), counts.runs()));
        }
        boolean open = expect == null && counts.results().size() > 1;
        if (open && what != What.FAILS && what != What.UNKNOWN) {
            lines.add(Sentence.WHICH_IS_RIGHT.in(wish.language()));
        } else if (what == What.HOLDS || what == What.SEEMS_TO_HOLD) {
            lines.add(found.told().text().strip());
        }
        return lines;
    }
}
