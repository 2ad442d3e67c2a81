package dev.heddle.kernelext.internal.fork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A table, as text and as HTML.
///
/// @param heads   of the columns
/// @param rows    the cells of each row
/// @param numbers which columns stand at the right
record TextTable(List<String> heads, List<List<String>> rows, Collection<Integer> numbers) {

    TextTable {
        heads = List.copyOf(heads);
        rows = rows.stream().map(List::copyOf).toList();
        numbers = List.copyOf(numbers);
    }

    Map<String, String> bundle() {
        return Map.of("text/plain", text(), "text/html", html());
    }

    String text() {
        int[] widths = new int[heads.size()];
        List<List<String>> all = new ArrayList<>(List.of(heads));
        all.addAll(rows);
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? "" : "  ");
                line.append(numbers.contains(i) ? blanks + row.get(i) : row.get(i) + blanks);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String html() {
        StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
        for (int i = 0; i < heads.size(); i++) {
            html.append("<th").append(side(i)).append(escaped(heads.get(i))).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                html.append("<td").append(side(i)).append(escaped(row.get(i))).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html + "</tbody>\n</table>\n";
    }

    private String side(int column) {
        return " style=\"text-align: " + (numbers.contains(column) ? "right" : "left") + "; white-space: pre\">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
