package dev.heddle.kernelext.internal.time;

import dev.heddle.kernelext.internal.time.Measured.Stretch;
import dev.heddle.kernelext.internal.time.Measured.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `%timeit` prints.
final class TimingText {

    private TimingText() {}

    static String of(Measured measured) {
        Variant variant = measured.variants().getFirst();
        Stretch time = variant.time();
        StringBuilder text = new StringBuilder();
        text.append(Units.time(time.median()))
                .append(" per loop")
                .append(variant.runs().size() == 1
                        ? ""
                        : " (" + Units.time(time.lower()) + " to " + Units.time(time.upper()) + ", best "
                                + Units.time(time.least()) + ")")
                .append(" · ")
                .append(count(variant.runs().size(), "run"))
                .append(" of ")
                .append(count(variant.loops(), "loop"))
                .append('\n');
        text.append(variant.first() == 0
                ? "not warmed up"
                : "first run " + Units.time(variant.first()) + " · warm after " + Units.time(measured.warm()));
        long bytes = Math.round(measured.cost("allocated") / Math.max(1, measured.allLoops()));
        if (bytes > 0) {
            text.append(" · ").append(Units.size(bytes)).append(" allocated per loop");
        }
        text.append('\n');
        List<String> doubts = new ArrayList<>(Doubts.about(variant));
        doubts.addAll(Doubts.about(measured));
        doubts.forEach(each -> text.append(each).append('\n'));
        return text.toString();
    }

    static String count(long number, String thing) {
        String digits = String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
        return digits + " " + thing + (number == 1 ? "" : "s");
    }
}
