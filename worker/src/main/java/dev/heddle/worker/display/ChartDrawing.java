package dev.heddle.worker.display;

import dev.heddle.worker.display.Chart.Point;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws a chart on a white ground, for those who have no Vega-Lite: exported pages, other front ends.
final class ChartDrawing {

    /// Those of Okabe and Ito that stand out on white.
    static final List<String> COLORS = List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9",
            "#000000");

    private static final List<String> DASHES = List.of("none", "7 3", "2 3", "9 3 2 3");
    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int TOP = 40;
    private static final int RIGHT = 20;
    private static final int BOTTOM = 50;
    private static final int TICKS = 4;
    private static final int MOST_LABELS = 12;

    private final Chart chart;
    private final StringBuilder svg = new StringBuilder();
    private final double least;
    private final double most;
    private final double lastX;

    ChartDrawing(Chart chart) {
        this.chart = chart;
        double low = 0;
        double high = 0;
        double far = 0;
        for (Point each : chart.points()) {
            if (Double.isFinite(each.y())) {
                low = Math.min(low, each.y());
                high = Math.max(high, each.y());
            }
            far = Math.max(far, each.x());
        }
        this.least = low;
        this.most = high > low ? high : low + 1;
        this.lastX = far;
    }

    String svg() {
        svg.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%d\""
                + " height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">", WIDTH, HEIGHT,
                WIDTH, HEIGHT));
        svg.append("<title>")
                .append(escape(chart.title()))
                .append("</title><rect width=\"100%\" height=\"100%\""
                        + " fill=\"white\"/>");
        text(LEFT, 20, "start", chart.title() + (chart.unit().isEmpty() ? "" : " [" + chart.unit() + "]"));
        for (int i = 0; i <= TICKS; i++) {
            double value = least + (most - least) * i / TICKS;
            line(LEFT, y(value), WIDTH - RIGHT, y(value), "#cccccc");
            text(LEFT - 6, y(value) + 4, "end", Chart.number(value));
        }
        if (chart.lines()) {
            lines();
        } else {
            bars();
        }
        labels();
        return svg.append("</svg>").toString();
    }

    private double y(double value) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (most - value) / (most - least);
    }

    /// Bars stand in the middle of their part of the width.
    private double x(double at) {
        double width = WIDTH - LEFT - RIGHT;
        return chart.lines() ? LEFT + width * at / Math.max(1, lastX) : LEFT + width * (at + 0.5) / (lastX + 1);
    }

    private void bars() {
        double width = (WIDTH - LEFT - RIGHT) / (lastX + 1) * 0.7;
        for (Point each : chart.points()) {
            if (Double.isFinite(each.y())) {
                double top = Math.min(y(each.y()), y(0));
                svg.append(String.format(Locale.ROOT,
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                        x(each.x()) - width / 2, top, width, Math.abs(y(each.y()) - y(0)), COLORS.getFirst()));
            }
        }
    }

    private void lines() {
        int number = 0;
        for (Map.Entry<String, List<Point>> each : chart.series().entrySet()) {
            String color = COLORS.get(number % COLORS.size());
            svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                    .append(color)
                    .append("\" stroke-dasharray=\"")
                    .append(DASHES.get(number % DASHES.size()))
                    .append("\" points=\"");
            for (Point point : each.getValue()) {
                if (Double.isFinite(point.y())) {
                    svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()), y(point.y())));
                }
            }
            svg.append("\"/>");
            Point end = each.getValue().getLast();
            if (!each.getKey().isEmpty() && Double.isFinite(end.y())) {
                text(WIDTH - RIGHT, y(end.y()) - 6, "end", each.getKey());
            }
            number++;
        }
    }

    private void labels() {
        List<Point> first = chart.series().values().stream().findFirst().orElse(List.of());
        int step = (first.size() + MOST_LABELS - 1) / MOST_LABELS;
        for (int i = 0; i < first.size(); i += step) {
            text(x(first.get(i).x()), HEIGHT - BOTTOM + 18, "middle", Cut.text(first.get(i).label(), MOST_LABELS));
        }
    }

    private void line(double x1, double y1, double x2, double y2, String color) {
        svg.append(String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
                x1, y1, x2, y2, color));
    }

    private void text(double x, double y, String anchor, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222222\">", x, y,
                anchor)).append(escape(text)).append("</text>");
    }

    private static String escape(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }
}
