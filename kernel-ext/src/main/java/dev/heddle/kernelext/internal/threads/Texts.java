package dev.heddle.kernelext.internal.threads;

import java.util.ArrayList;
import java.util.List;

/// A table in two forms.
///
/// @param head what stands above
/// @param rows what stands below, as many words each
record Texts(List<String> head, List<List<String>> rows) {

    private static final int MOST_CHARS = 60;

    Texts {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    String plain() {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        int[] widths = new int[head.size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], cell(row.get(i)).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(cell(row.get(i))).repeat(' ', widths[i] - cell(row.get(i)).length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String cell(String text) {
        String line = text.replaceAll("\\R", " ");
        return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS - 1) + "…";
    }
}
