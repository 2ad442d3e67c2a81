package dev.heddle.kernelext.internal.threads;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Lettering;
import dev.heddle.kernelext.internal.draw.Shape;
import dev.heddle.kernelext.internal.draw.Svg;
import dev.heddle.kernelext.internal.draw.Texture;
import java.util.List;

/// Draws threads that wait for each other: each above the lock that it holds, with an arrow to the lock that it waits for.
final class GraphPicture {

    private static final int BOX_WIDTH = 210;
    private static final int BOX_HEIGHT = 44;
    private static final int STEP = 260;
    private static final int MARGIN = 16;
    private static final int SIDE = 14;
    private static final int TOP = 40;
    private static final int LOCKS = 150;
    private static final int LOOP = 46;
    private static final int LINE = 17;
    private static final int MOST = 8;

    private final List<Seen> circle;
    private final Svg svg;

    private GraphPicture(List<Seen> circle, String summary) {
        this.circle = circle.subList(0, Math.min(MOST, circle.size()));
        int width = 2 * MARGIN + STEP * (this.circle.size() - 1) + BOX_WIDTH + SIDE;
        int left = circle.size() - this.circle.size();
        svg = new Svg(Math.max(width, 420), TOP + LOCKS + BOX_HEIGHT + LOOP + LINE * (left > 0 ? 2 : 1),
                "Deadlock of " + circle.size() + " threads", summary);
        if (left > 0) {
            svg.text(MARGIN, TOP + LOCKS + BOX_HEIGHT + LOOP + (double) LINE, "and " + left + " more in the circle");
        }
    }

    /// The picture as HTML.
    ///
    /// @param circle  each waits for what the next has, the last for what the first has
    /// @param summary the same in a sentence
    static String of(List<Seen> circle, String summary) {
        return new GraphPicture(circle, summary).draw();
    }

    private String draw() {
        svg.text(MARGIN, 20, "Deadlock: each waits for what another holds").set("font-weight", "bold");
        for (int i = 0; i < circle.size(); i++) {
            Seen thread = circle.get(i);
            Seen before = circle.get((i + circle.size() - 1) % circle.size());
            box(x(i), TOP, 8, Ink.SKY, Texture.PLAIN, thread.called(),
                    thread.lines().isEmpty() ? "" : "at " + thread.lines().getFirst());
            box(x(i), TOP + LOCKS, 0, Ink.ORANGE, Texture.PLAIN,
                    before.lockName(),
                    "held by " + thread.called());
            holds(i);
            waits(i);
        }
        return svg.html();
    }

    private static double x(int index) {
        return MARGIN + (double) index * STEP;
    }

    private void box(double x, double y, int round, Ink ink, Texture texture, String name, String detail) {
        svg.add("rect")
                .set("x", x)
                .set("y", y)
                .set("width", BOX_WIDTH)
                .set("height", BOX_HEIGHT)
                .set("rx", round)
                .set("fill", svg.fill(ink, texture))
                .set("fill-opacity", 0.3)
                .set("stroke", ink)
                .set("stroke-width", 2);
        double room = BOX_WIDTH - 12.0;
        svg.text(x + BOX_WIDTH / 2.0, y + 18, Lettering.fit(name, 0.9 * room))
                .set("text-anchor", "middle")
                .set("font-weight",
                        "bold")
                .tip(name);
        svg.text(x + BOX_WIDTH / 2.0, y + 35, Lettering.fit(detail, room))
                .set("text-anchor", "middle")
                .set("fill",
                        Ink.FAINT);
    }

    private void holds(int i) {
        double x = x(i) + BOX_WIDTH / 2.0;
        svg.line(x, TOP + LOCKS, x, TOP + BOX_HEIGHT + 2.0, Ink.TEXT)
                .set("stroke-width", 1.6)
                .set("marker-end",
                        svg.arrow(Ink.TEXT));
        label(x + 6, TOP + LOCKS - 16.0, "is held by", "start");
    }

    /// To the lock of the next; from the last one back to the first, below all.
    private void waits(int i) {
        Shape line = svg.add("path")
                .set("fill", "none")
                .set("stroke", Ink.RED)
                .set("stroke-width", 2.4)
                .set(
                        "stroke-dasharray", "7 4")
                .set("marker-end", svg.arrow(Ink.RED));
        double fromX = x(i) + BOX_WIDTH * 2 / 3.0;
        double fromY = TOP + BOX_HEIGHT;
        if (i + 1 < circle.size()) {
            double toX = x(i + 1) + BOX_WIDTH / 6.0;
            double toY = TOP + (double) LOCKS;
            line.set("d", path("M", fromX, fromY, "C", fromX, fromY + 50, toX, toY - 60, toX, toY - 2));
            label((fromX + toX) / 2 + 4, (fromY + toY) / 2 - 8, "waits for", "start");
        } else {
            double toX = x(0) + BOX_WIDTH / 2.0;
            double low = TOP + LOCKS + BOX_HEIGHT + LOOP - 8.0;
            double right = x(i) + BOX_WIDTH;
            double middle = TOP + BOX_HEIGHT / 2.0;
            line.set("d",
                    path("M", right, middle, "L", right + SIDE, middle, "L", right + SIDE, low, "L", toX, low, "L", toX,
                            TOP + LOCKS + BOX_HEIGHT + 3.0));
            label((toX + x(i) + BOX_WIDTH) / 2, low - 5, "waits for", "middle");
        }
    }

    private void label(double x, double y, String text, String anchor) {
        svg.text(x, y, text).set("text-anchor", anchor).set("font-style", "italic");
    }

    private static String path(Object... parts) {
        StringBuilder path = new StringBuilder();
        for (Object each : parts) {
            path.append(each instanceof Double number ? Math.round(number) : each).append(' ');
        }
        return path.toString();
    }
}
