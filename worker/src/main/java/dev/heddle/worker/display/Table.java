package dev.heddle.worker.display;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of like things: records of one class, or maps. Long ones are cut.
///
/// @param columns the heads
/// @param rows    the values, as many in each row as there are columns
/// @param more    how many rows there are beside these
record Table(List<String> columns, List<List<@Nullable Object>> rows, int more) {

    private static final int MOST_ROWS = 100;
    private static final int MOST_COLUMNS = 30;
    private static final int MOST_CHARS = 200;

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// A table of records or of maps; null if these are something else.
    static @Nullable Table of(Collection<?> rows) {
        List<@Nullable Object> first = first(rows);
        Class<?> type = recordOf(first);
        if (type != null) {
            RecordReader reader = RecordReader.of(type);
            return reader == null
                    ? null
                    : new Table(reader.names(), first.stream().map(reader::values).toList(),
                            rows.size() - first.size());
        }
        return areMaps(first) ? ofMaps(first, rows.size() - first.size()) : null;
    }

    /// A table of keys and values; if the values are records of one class, of their components. Null if it is empty.
    static @Nullable Table of(Map<?, ?> map) {
        List<@Nullable Object> first = first(map.entrySet());
        if (first.isEmpty()) {
            return null;
        }
        List<Map.Entry<?, ?>> entries = new ArrayList<>();
        first.forEach(each -> entries.add((Map.Entry<?, ?>) Objects.requireNonNull(each)));
        List<@Nullable Object> values = new ArrayList<>();
        entries.forEach(each -> values.add(each.getValue()));
        Class<?> type = recordOf(values);
        RecordReader reader = type == null ? null : RecordReader.of(type);
        List<String> columns = new ArrayList<>(List.of("key"));
        columns.addAll(reader == null ? List.of("value") : reader.names());
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Map.Entry<?, ?> each : entries) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(each.getKey());
            if (reader == null) {
                row.add(each.getValue());
            } else {
                row.addAll(reader.values(each.getValue()));
            }
            rows.add(row);
        }
        return new Table(columns, rows, map.size() - first.size());
    }

    private static Table ofMaps(List<@Nullable Object> maps, int more) {
        Set<@Nullable Object> keys = new LinkedHashSet<>();
        maps.forEach(each -> {
            if (each instanceof Map<?, ?> map) {
                keys.addAll(map.keySet());
            }
        });
        List<@Nullable Object> shown = keys.stream().limit(MOST_COLUMNS).toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Object each : maps) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Object key : shown) {
                row.add(each instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : "");
            }
            rows.add(row);
        }
        List<String> columns = shown.stream().map(key -> Cut.line(ValueText.of(key), MOST_CHARS)).toList();
        return new Table(columns, rows, more);
    }

    private static List<@Nullable Object> first(Collection<?> all) {
        List<@Nullable Object> first = new ArrayList<>();
        Iterator<?> each = all.iterator();
        while (first.size() < MOST_ROWS && each.hasNext()) {
            first.add(each.next());
        }
        return first;
    }

    /// The one class of which all are records; null if there is none.
    private static @Nullable Class<?> recordOf(List<@Nullable Object> values) {
        Class<?> type = null;
        for (Object each : values) {
            if (each != null) {
                if (!(each instanceof Record) || (type != null && !type.equals(each.getClass()))) {
                    return null;
                }
                type = each.getClass();
            }
        }
        return type;
    }

    private static boolean areMaps(List<@Nullable Object> values) {
        return values.stream().anyMatch(each -> each instanceof Map<?, ?> map && !map.isEmpty())
                && values.stream().allMatch(each -> each == null || (each instanceof Map && ValueText.isOfJava(each)));
    }

    /// The table as HTML without colours: those are the theme's.
    String html() {
        StringBuilder html = new StringBuilder("<table>\n<thead>\n<tr>");
        for (int i = 0; i < columns.size(); i++) {
            html.append(cell("th", i, Markup.escape(columns.get(i))));
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (List<@Nullable Object> row : rows) {
            html.append("<tr>");
            for (int i = 0; i < columns.size(); i++) {
                html.append(cell("td", i, Markup.escape(text(row.get(i)))));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>");
        if (more > 0) {
            html.append("\n<p>… and ")
                    .append(Cut.count(more))
                    .append(more == 1 ? " more row" : " more rows")
                    .append(
                            "</p>");
        }
        return html.toString();
    }

    private String cell(String tag, int column, String content) {
        return "<" + tag + " style=\"text-align: " + (isNumeric(column) ? "right" : "left") + "\">" + content + "</"
                + tag + ">";
    }

    private boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> row.get(column) == null || row.get(column) instanceof Number);
    }

    /// One value whose text cannot be made is no reason to show none.
    private static String text(@Nullable Object value) {
        if (value instanceof RecordReader.Failed(var thrown)) {
            return "(threw " + thrown.getClass().getSimpleName() + ")";
        }
        try {
            return Cut.line(ValueText.of(value), MOST_CHARS);
        } catch (RuntimeException e) {
            return "(its toString threw " + e.getClass().getSimpleName() + ")";
        }
    }
}
