package dev.heddle.kernelext.internal.fork;

import dev.heddle.kernel.magic.Arguments;
import dev.heddle.kernel.magic.MagicException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times as people write them: `5s`, `500ms`, `1.5m`, and `5` for seconds.
final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(ms|s|m|h)?");

    private Durations() {}

    /// The value of an option.
    ///
    /// @return null if it was not given
    static @Nullable Duration of(Arguments given, String option) throws MagicException {
        String text = given.value(option);
        if (text == null) {
            return null;
        }
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (form.matches()) {
            String unit = form.group(2);
            double factor = switch (unit == null ? "s" : unit) {
                case "ms" -> 1;
                case "m" -> 60_000;
                case "h" -> 3_600_000;
                default -> 1000;
            };
            long millis = Math.round(Double.parseDouble(form.group(1)) * factor);
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        }
        throw MagicException.usage("Option " + option + " wants a time, such as 5s, 500ms or 2m, not '" + text + "'.");
    }
}
