package dev.heddle.schedules.internal.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A tale for a terminal.
public final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {}

    /// Plain words, then a column for each thread.
    public static String of(Tale tale, Locale language) {
        var text = new StringBuilder();
        tale.headline().forEach(saying -> text.append(saying.in(language)).append('\n'));
        if (!tale.rows().isEmpty()) {
            text.append('\n');
            table(text, tale, language);
        }
        if (!tale.schedule().isEmpty()) {
            text.append('\n').append(Phrase.SCHEDULE.in(language, tale.schedule())).append('\n');
        }
        return text.toString();
    }

    private static void table(StringBuilder text, Tale tale, Locale language) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", Phrase.LINE.in(language)));
        head.addAll(tale.threads());
        lines.add(head);
        for (Row row : tale.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.switched() ? "→" : "", row.where()));
            for (int column = 0; column < tale.threads().size(); column++) {
                cells.add(column == row.column() ? row.what().in(language) : "");
            }
            lines.add(cells);
        }
        if (tale.left() > 0) {
            text.append(Phrase.AND_MORE.in(language, tale.left())).append('\n');
        }
        int[] widths = new int[head.size()];
        lines.forEach(cells -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(cells.get(i)));
            }
        });
        lines.forEach(cells -> text.append(line(cells, widths)).append('\n'));
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(widths[i] - width(cell))).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /// A Chinese character is as wide as two letters.
    private static int width(String cell) {
        return cell.codePoints().map(letter -> letter >= 0x2E80 && letter < 0x1F000 ? 2 : 1).sum();
    }
}
