package dev.heddle.kernel.internal.hints;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What to do about a mistake, in plain words, for those at which the compiler's own are cryptic. Most are rows of the
/// table `hints.txt`; names that are not known are looked up.
public final class Hints {

    /// What helps against a mistake.
    ///
    /// @param text  the advice
    /// @param alone whether the other mistakes of the same piece only follow from this one
    public record Hint(String text, boolean alone) {}

    /// One row of the table.
    ///
    /// @param codes      the compiler's names for the mistake; empty for any
    /// @param conditions what message, line, span, and the rest of the line must contain
    private record Row(List<String> codes, Map<String, Pattern> conditions, boolean alone, String hint) {

        @Nullable
        Hint of(Mistake mistake) {
            if (!codes.isEmpty() && codes.stream().noneMatch(mistake.code()::equals)) {
                return null;
            }
            Map<String, String> groups = new HashMap<>();
            for (Map.Entry<String, Pattern> each : conditions.entrySet()) {
                Matcher matcher = each.getValue().matcher(switch (each.getKey()) {
                    case "message" -> mistake.message();
                    case "line" -> mistake.line();
                    case "span" -> mistake.span();
                    case "rest" -> mistake.rest();
                    default -> throw new IllegalStateException("no condition is called " + each.getKey());
                });
                if (!matcher.find()) {
                    return null;
                }
                matcher.namedGroups()
                        .keySet()
                        .forEach(name -> groups.put(name, Objects.requireNonNullElse(matcher.group(name), "")));
            }
            String text = hint;
            for (Map.Entry<String, String> each : groups.entrySet()) {
                text = text.replace("{" + each.getKey() + "}", each.getValue());
            }
            return new Hint(text, alone);
        }
    }

    private static final Pattern CONDITION = Pattern.compile("(message|line|span|rest): (.*)");
    private static final String CODE = "compiler.err.";

    private final List<Row> rows;

    private Hints(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /// Reads the table.
    ///
    /// @return it
    public static Hints read() {
        try (InputStream file = Hints.class.getResourceAsStream("hints.txt")) {
            String all = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            List<Row> rows = new ArrayList<>();
            for (String stanza : all.split("\n\\s*\n", -1)) {
                List<String> lines = stanza.lines().filter(line -> !line.startsWith("#")).toList();
                if (!lines.isEmpty()) {
                    rows.add(row(lines));
                }
            }
            return new Hints(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What helps against a mistake; null if nothing is sure to.
    ///
    /// @param mistake the mistake
    /// @return the advice
    public @Nullable Hint of(Mistake mistake) {
        for (Row each : rows) {
            Hint hint = each.of(mistake);
            if (hint != null) {
                return hint;
            }
        }
        String text = UnknownName.hint(mistake);
        return text == null ? null : new Hint(text, false);
    }

    private static Row row(List<String> lines) {
        List<String> codes = new ArrayList<>();
        boolean alone = false;
        for (String word : lines.getFirst().split("[, ]+", -1)) {
            if (word.equals("alone")) {
                alone = true;
            } else if (!word.equals("any")) {
                codes.add(CODE + word);
            }
        }
        Map<String, Pattern> conditions = new HashMap<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            Matcher condition = CONDITION.matcher(line);
            if (!condition.matches()) {
                throw new IllegalStateException("not a row of the table of hints: " + lines);
            }
            conditions.put(condition.group(1), Pattern.compile(condition.group(2)));
        }
        return new Row(codes, conditions, alone, lines.getLast());
    }
}
