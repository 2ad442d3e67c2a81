package dev.heddle.worker.display;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Numbers as a picture: for Vega-Lite, which JupyterLab brings; drawn by hand, where nobody has it; and as a table
/// (docs/decisions/charts.md).
///
/// @param title  what it shows; may be empty
/// @param unit   what the numbers are; may be empty
/// @param lines  whether points are connected; if not, they are bars
/// @param points the numbers
record Chart(String title, String unit, boolean lines, List<Point> points) {

    private static final String VEGA = "application/vnd.vegalite.v5+json";
    private static final int MOST = 5_000;

    /// A number and where it belongs.
    ///
    /// @param series the line that it is a point of; empty if there is only one
    /// @param label  what is written below it
    /// @param x      where it stands
    /// @param y      the number
    record Point(String series, String label, double x, double y) {}

    Chart {
        if (points.size() > MOST) {
            throw new IllegalArgumentException("a chart takes " + MOST + " numbers at most, not " + points.size()
                    + "; take every tenth, or the mean of each hundred");
        }
        points = List.copyOf(points);
    }

    static Chart bars(String title, String unit, Map<?, ? extends Number> values) {
        List<Point> points = new ArrayList<>();
        values.forEach((label, value) -> points.add(
                new Point("", String.valueOf(label), points.size(), value.doubleValue())));
        return new Chart(title, unit, /* lines= */ false, points);
    }

    static Chart lines(String title, String unit, Map<String, ? extends List<? extends Number>> series) {
        List<Point> points = new ArrayList<>();
        series.forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                points.add(new Point(name, String.valueOf(i), i, values.get(i).doubleValue()));
            }
        });
        return new Chart(title, unit, /* lines= */ true, points);
    }

    MimeBundle bundle() {
        return MimeBundle.text(text()).with(VEGA, vega()).with("image/svg+xml", new ChartDrawing(this).svg());
    }

    /// The numbers of each series, in their order.
    Map<String, List<Point>> series() {
        return points.stream().collect(Collectors.groupingBy(Point::series, LinkedHashMap::new, Collectors.toList()));
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    private String text() {
        List<String> heads = new ArrayList<>(List.of(""));
        Map<String, List<String>> rows = new LinkedHashMap<>();
        series().forEach((name, all) -> {
            heads.add(name.isEmpty() ? unit : name);
            for (Point each : all) {
                List<String> row = rows.computeIfAbsent(each.label, _ -> new ArrayList<>());
                while (row.size() < heads.size() - 2) {
                    row.add("");
                }
                row.add(number(each.y));
            }
        });
        int first = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(title.isEmpty() ? "" : title + "\n");
        text.append(" ".repeat(first));
        heads.stream().skip(1).forEach(each -> text.append(String.format("  %10s", each)));
        rows.forEach((label, row) -> {
            text.append('\n').append(label).append(" ".repeat(first - label.length()));
            row.forEach(each -> text.append(String.format("  %10s", each)));
        });
        return text.toString();
    }

    private String vega() {
        String values = points.stream()
                .map(each -> "{\"s\":" + quoted(each.series) + ",\"x\":"
                        + (lines ? number(each.x) : quoted(each.label)) + ",\"y\":" + json(each.y) + "}")
                .collect(Collectors.joining(","));
        Function<String, String> axis = each -> each.isEmpty() ? "null" : quoted(each);
        String x = lines
                ? "{\"field\":\"x\",\"type\":\"quantitative\",\"title\":null}"
                : "{\"field\":\"x\",\"type\":\"nominal\",\"sort\":null,\"title\":null,\"axis\":{\"labelAngle\":0}}";
        String color = series().size() > 1
                ? ",\"color\":{\"field\":\"s\",\"type\":\"nominal\",\"sort\":null,\"title\":null,\"scale\":{\"range\":["
                        + ChartDrawing.COLORS.stream().map(Chart::quoted).collect(Collectors.joining(",")) + "]}}"
                : "";
        return "{\"$schema\":\"https://vega.github.io/schema/vega-lite/v5.json\",\"width\":420,\"height\":220,\"title\":"
                + axis.apply(title) + ",\"data\":{\"values\":[" + values + "]},\"mark\":{\"type\":"
                + (lines ? "\"line\",\"point\":true" : "\"bar\"") + ",\"tooltip\":true,\"color\":\""
                + ChartDrawing.COLORS.getFirst() + "\"},\"encoding\":{\"x\":" + x
                + ",\"y\":{\"field\":\"y\",\"type\":\"quantitative\",\"title\":" + axis.apply(unit) + "}" + color
                + "},\"config\":{\"background\":\"white\"}}";
    }

    private static String json(double value) {
        return Double.isFinite(value) ? String.valueOf(value) : "null";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
