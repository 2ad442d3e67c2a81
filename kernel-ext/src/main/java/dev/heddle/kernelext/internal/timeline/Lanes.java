package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Lettering;
import dev.heddle.kernelext.internal.draw.Svg;
import dev.heddle.kernelext.internal.timeline.Columns.Run;
import dev.heddle.kernelext.internal.timeline.Folded.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws the bars of threads. Neighbours that look the same are one bar; those of a lane that look the same are one shape.
final class Lanes {

    private static final int MOST_RUNS = 6000;
    private static final int MOST_TIPS = 250;
    private static final int MOST_ARROWS = 40;
    private static final int BAR = 16;
    private static final double LEAST_TIP = 3;
    private static final double LABEL_MARGIN = 8;

    private final Svg svg;
    private final Scale scale;
    private final double top;
    private final int row;

    private record Bar(Span span, int lane) {}

    Lanes(Svg svg, Scale scale, double top, int row) {
        this.svg = svg;
        this.scale = scale;
        this.top = top;
        this.row = row;
    }

    void draw(List<Lane> lanes) {
        double step = 1;
        while (runs(lanes, step) > MOST_RUNS) {
            step *= 2;
        }
        for (int i = 0; i < lanes.size(); i++) {
            bars(lanes.get(i), y(i), step);
        }
        List<Bar> longest = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            int lane = i;
            lanes.get(i)
                    .spans()
                    .stream()
                    .filter(each -> width(each) >= LEAST_TIP)
                    .forEach(
                            each -> longest.add(new Bar(each, lane)));
        }
        longest.sort(Comparator.comparingLong((Bar each) -> each.span().time()).reversed());
        arrows(lanes, longest);
        longest.stream().limit(MOST_TIPS).forEach(each -> tip(each.span(), y(each.lane())));
        openEnds(lanes);
    }

    private int columns(double step) {
        return (int) Math.ceil(scale.width() / step);
    }

    private int runs(List<Lane> lanes, double step) {
        return lanes.stream()
                .mapToInt(each -> new Columns(columns(step), scale.length()).add(each).runs().size())
                .sum();
    }

    private double y(int lane) {
        return top + (double) lane * row + (row - BAR) / 2.0;
    }

    private double width(Span span) {
        return scale.x(span.to()) - scale.x(span.from());
    }

    /// What is long has its exact borders; between, columns.
    private void bars(Lane lane, double y, double step) {
        int columns = columns(step);
        double column = scale.width() / columns;
        Map<State, StringBuilder> paths = new EnumMap<>(State.class);
        for (Run each : new Columns(columns, scale.length()).add(lane).runs()) {
            double x = scale.left() + each.from() * column;
            paths.computeIfAbsent(each.state(), _ -> new StringBuilder())
                    .append(String.format(Locale.ROOT,
                            "M%.1f,%.0fh%.1fv%dH%.1fz", x, y, (each.to() - each.from()) * column, BAR, x));
        }
        paths.forEach((state, path) -> svg.add("path")
                .set("d", path)
                .set("fill", svg.fill(state.ink(), state.texture()))
                .set("fill-opacity", state == State.ALIVE ? 0.45 : 1));
    }

    private void tip(Span span, double y) {
        double x = scale.x(span.from());
        double width = width(span);
        String label = span.on().isEmpty() ? "" : span.on().replaceFirst("^(the lock of|notify of|an?) ", "");
        svg.add("rect")
                .set("x", x)
                .set("y", y)
                .set("width", width)
                .set("height", BAR)
                .set("fill", "transparent")
                .tip(
                        span.text());
        if (!label.isEmpty() && Lettering.width(label) + LABEL_MARGIN <= width) {
            svg.text(x + width / 2, y + BAR - 4, label)
                    .set("text-anchor", "middle")
                    .set("font-size", "11")
                    .set("stroke", Ink.PAPER)
                    .set("stroke-width", 3)
                    .set("stroke-opacity", 0.85)
                    .set("paint-order", "stroke")
                    .set("pointer-events", "none");
        }
    }

    /// From who has let a lock go to who got it.
    private void arrows(List<Lane> lanes, List<Bar> longest) {
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < lanes.size(); i++) {
            places.put(lanes.get(i).id(), i);
        }
        int drawn = 0;
        for (Bar each : longest) {
            Span.Owner owner = each.span().owner();
            Integer from = owner == null ? null : places.get(owner.id());
            if (from != null && from != each.lane() && drawn++ < MOST_ARROWS) {
                double x = scale.x(each.span().open() ? each.span().from() : each.span().to());
                boolean down = from < each.lane();
                svg.line(x, y(from) + (down ? BAR : 0), x, y(each.lane()) + (down ? 0 : BAR), Ink.TEXT)
                        .set("stroke-width", 1.4)
                        .set("marker-end", svg.arrow(Ink.TEXT))
                        .tip(each.span().text());
            }
        }
    }

    private void openEnds(List<Lane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            List<Span> spans = lanes.get(i).spans();
            if (!spans.isEmpty() && spans.getLast().open()) {
                double x = scale.x(spans.getLast().to());
                svg.add("path")
                        .set("d", String.format(Locale.ROOT, "M%.1f,%.0fl7,%dl-7,%dz", x, y(i), BAR / 2, BAR / 2))
                        .set("fill", Ink.TEXT)
                        .tip("It still " + spans.getLast().text());
            }
        }
    }

    /// Many threads at once: how many were in each state.
    void draw(Group group, int index, int rows) {
        int columns = columns(4);
        double column = scale.width() / columns;
        Columns all = new Columns(columns, scale.length());
        group.lanes().forEach(all::add);
        double height = rows * row - 6.0;
        double base = top + (double) (index + rows) * row - 3;
        Map<State, StringBuilder> paths = new EnumMap<>(State.class);
        for (int i = 0; i < columns; i++) {
            double y = base;
            for (State state : State.values()) {
                double share = Math.min(1, all.share(i, state) / group.lanes().size()) * height;
                if (share > 0.3) {
                    paths.computeIfAbsent(state, _ -> new StringBuilder())
                            .append(String.format(Locale.ROOT,
                                    "M%.1f,%.1fh%.1fv-%.1fh-%.1fz", scale.left() + i * column, y, column, share,
                                    column));
                    y -= share;
                }
            }
        }
        paths.forEach((state, path) -> svg.add("path")
                .set("d", path)
                .set("fill", svg.fill(state.ink(), state.texture()))
                .tip(group.text() + ": " + state.meaning()));
    }
}
