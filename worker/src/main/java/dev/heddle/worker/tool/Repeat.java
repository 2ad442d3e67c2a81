package dev.heddle.worker.tool;

import dev.heddle.worker.display.Display;
import dev.heddle.worker.display.DisplayHandle;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs code again and again, each time with fresh variables, and counts what comes of it: `%%outcomes`. It is told how often,
/// and how many milliseconds it may take.
///
/// It tells lines: `place ID`, the display in which it has shown how far it is, if it has; `nanos N`; `value N RESULT` and
/// `print N RESULT`, how often each value came and each text was printed, as Java texts.
public final class Repeat implements Tool {

    private static final Duration SHOW_AFTER = Duration.ofMillis(300);
    private static final Duration SHOW_EVERY = Duration.ofMillis(100);
    private static final int MOST_RESULTS = 1_000;
    private static final String OTHERS = "(others)";

    @Override
    public @Nullable Object use(Work work) throws Throwable {
        int most = Integer.parseInt(work.arguments().get(0));
        Duration time = Duration.ofMillis(Long.parseLong(work.arguments().get(1)));
        Map<String, Long> values = new LinkedHashMap<>();
        Map<String, Long> prints = new LinkedHashMap<>();
        long start = System.nanoTime();
        PrintStream screen = System.out;
        Thread.UncaughtExceptionHandler reporter = Thread.getDefaultUncaughtExceptionHandler();
        try (Capture capture = new Capture(); Overdue overdue = new Overdue(time)) {
            Trial trial = new Trial(work.bodies().getFirst(), capture, overdue);
            System.setOut(new PrintStream(capture, true, StandardCharsets.UTF_8));
            Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> trial.failed(thrown));
            run(work, trial, most, start, time, result -> {
                count(values, result.value());
                count(prints, result.printed());
            });
        } finally {
            System.setOut(screen);
            Thread.setDefaultUncaughtExceptionHandler(reporter);
            work.tell("nanos " + (System.nanoTime() - start) + "\n");
            tell(work, "value", values);
            tell(work, "print", prints);
        }
        return null;
    }

    private static void count(Map<String, Long> counts, String result) {
        boolean known = counts.containsKey(result) || counts.size() < MOST_RESULTS;
        counts.merge(known ? result : OTHERS, 1L, Long::sum);
    }

    private static void tell(Work work, String what, Map<String, Long> counts) {
        counts.forEach((result, count) -> work.tell(what + " " + count + " " + Quoted.of(result) + "\n"));
    }

    private static void run(Work work, Trial trial, int most, long start, Duration time,
            Consumer<Trial.Result> each) throws Throwable {
        DisplayHandle place = null;
        long next = start + SHOW_AFTER.toNanos();
        for (int i = 0; i < most && !trial.isStuck(); i++) {
            each.accept(trial.run());
            long now = System.nanoTime();
            if (now - start >= time.toNanos()) {
                return;
            }
            if (now >= next) {
                next = now + SHOW_EVERY.toNanos();
                String text = (i + 1) + " of " + most + " runs";
                if (place == null) {
                    place = Display.displayHandle(text);
                    work.tell("place " + place.id() + "\n");
                } else {
                    place.update(text);
                }
            }
        }
    }
}
