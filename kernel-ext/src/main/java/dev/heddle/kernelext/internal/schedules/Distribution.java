package dev.heddle.kernelext.internal.schedules;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Svg;
import dev.heddle.kernelext.internal.draw.Texture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How often each result came, as bars and as a table.
///
/// @param title    what it is
/// @param unit     what is counted, such as `runs`
/// @param counts   the results
/// @param expected the text of the right result; null if nobody says
record Distribution(String title, String unit, Counts counts, @Nullable String expected) {

    private static final int MOST_ROWS = 20;
    private static final int MOST_CHARS = 32;
    private static final int ROW = 24;
    private static final int WIDTH = 640;
    private static final int BARS = 300;
    private static final double CHAR_WIDTH = 7.3;
    private static final int TEXT_BARS = 30;

    private record Row(String result, long count, boolean right) {}

    Map<String, String> bundle() {
        return Map.of("text/plain", text(), "text/html", picture().html());
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        long rest = 0;
        int left = 0;
        List<Map.Entry<String, Long>> all = new ArrayList<>(counts.results().entrySet());
        if (all.size() > MOST_ROWS) {
            all.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        }
        for (Map.Entry<String, Long> each : all) {
            if (rows.size() < MOST_ROWS) {
                rows.add(new Row(label(each.getKey()), each.getValue(), each.getKey().equals(expected)));
            } else {
                left++;
                rest += each.getValue();
            }
        }
        if (left > 0) {
            rows.add(new Row("… " + left + " more", rest, /* right= */ false));
        }
        return rows;
    }

    private static String label(String result) {
        String line = result.strip().replace("\n", " ⏎ ");
        String shown = line.isEmpty() ? "(nothing)" : line;
        return shown.codePointCount(0, shown.length()) <= MOST_CHARS
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, MOST_CHARS - 1)) + "…";
    }

    private String share(long count) {
        double percent = 100.0 * count / Math.max(1, counts.runs());
        String text = String.format(Locale.ROOT, "%.1f", percent);
        boolean lies = text.equals("0.0") || (text.equals("100.0") && count < counts.runs());
        return (lies ? String.format(Locale.ROOT, "%.1g", percent) : text) + " %";
    }

    String text() {
        List<Row> rows = rows();
        int width = Math.max("result".length(),
                rows.stream().mapToInt(each -> each.result.length()).max().orElse(0));
        StringBuilder text = new StringBuilder(title).append('\n');
        String format = "%-" + width + "s  %" + Math.max(unit.length(), 9) + "s  %8s  %s";
        text.append(String.format(Locale.ROOT, format, "result", unit, "share", "").stripTrailing()).append('\n');
        for (Row each : rows) {
            long bar = Math.round((double) TEXT_BARS * each.count / most(rows));
            text.append(String.format(Locale.ROOT, format, each.result, each.count, share(each.count),
                    "█".repeat((int) Math.max(1, bar)) + (each.right ? " expected" : ""))).append('\n');
        }
        return text.toString();
    }

    private static long most(List<Row> rows) {
        return rows.stream().mapToLong(Row::count).max().orElse(1);
    }

    private Svg picture() {
        List<Row> rows = rows();
        int top = 2 * ROW;
        Svg svg = new Svg(WIDTH, top + ROW * rows.size() + 8, title, text());
        svg.text(8, 18, title).set("font-weight", "bold");
        double bars = 24 + CHAR_WIDTH * rows.stream().mapToInt(each -> each.result.length()).max().orElse(0);
        bars = Math.max(bars, 60);
        svg.text(8, 40, "result").set("fill", Ink.FAINT);
        svg.text(bars, 40, unit + ", share").set("fill", Ink.FAINT);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = top + i * ROW;
            double width = Math.max(2, (double) BARS * row.count / most(rows));
            svg.text(8, y + 16, row.result).set("font-family", "var(--jp-code-font-family, monospace)");
            String fill = expected == null
                    ? Ink.SKY.toString()
                    : row.right ? Ink.GREEN.toString() : svg.fill(Ink.ORANGE, Texture.RISING);
            svg.add("rect")
                    .set("x", bars)
                    .set("y", y + 3)
                    .set("width", width)
                    .set("height", ROW - 6)
                    .set("fill", fill)
                    .tip(row.result + ": " + row.count);
            svg.text(bars + width + 8, y + 16, row.count + ", " + share(row.count) + (row.right ? ", expected" : ""));
        }
        return svg;
    }
}
