package dev.heddle.kernelext.internal.time;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Svg;
import dev.heddle.kernelext.internal.time.Measured.Stretch;
import dev.heddle.kernelext.internal.time.Measured.Variant;
import java.util.List;

/// The runs of `%timeit`, in their order: a point for each, a line at the median, a band with half of them.
final class RunsPicture {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 150;
    private static final int LEFT = 80;
    private static final int RIGHT = 12;
    private static final int TOP = 16;
    private static final int BOTTOM = 126;
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private final List<Double> runs;
    private final Stretch time;

    RunsPicture(Variant variant) {
        this.runs = variant.runs();
        this.time = variant.time();
    }

    String html() {
        Svg svg = new Svg(WIDTH, HEIGHT, "Times of the runs", description());
        svg.add("rect")
                .set("x", LEFT)
                .set("y", y(time.upper()))
                .set("width", WIDTH - LEFT - RIGHT)
                .set("height", Math.max(1, y(time.lower()) - y(time.upper())))
                .set("fill", Ink.SKY)
                .set("fill-opacity", 0.25)
                .tip("half of the runs");
        svg.line(LEFT, y(time.median()), WIDTH - RIGHT, y(time.median()), Ink.BLUE).tip("median");
        for (int i = 0; i < runs.size(); i++) {
            double x = LEFT + (WIDTH - LEFT - RIGHT) * (i + 0.5) / runs.size();
            svg.add("circle")
                    .set("cx", x)
                    .set("cy", y(runs.get(i)))
                    .set("r", 3)
                    .set("fill", Ink.ORANGE)
                    .set("stroke", Ink.TEXT)
                    .set("stroke-width", 0.6)
                    .tip("run " + (i + 1) + ": " + Units.time(runs.get(i)));
        }
        label(svg, time.most(), TOP + 4);
        label(svg, time.least(), BOTTOM + 4);
        svg.text(LEFT, HEIGHT - 6, "run 1").set("fill", Ink.FAINT);
        svg.text(WIDTH - RIGHT, HEIGHT - 6, "run " + runs.size()).set("fill", Ink.FAINT).set("text-anchor", "end");
        return svg.html();
    }

    private static void label(Svg svg, double nanos, double y) {
        svg.text(LEFT - 8, y, Units.time(nanos)).set("text-anchor", "end");
    }

    private double y(double nanos) {
        double range = time.most() - time.least();
        return range == 0 ? (TOP + BOTTOM) / 2.0 : BOTTOM - (BOTTOM - TOP) * (nanos - time.least()) / range;
    }

    private String description() {
        return runs.size() + " runs, from " + Units.time(time.least()) + " to " + Units.time(time.most())
                + " per loop; median " + Units.time(time.median()) + "; half of them between "
                + Units.time(time.lower()) + " and " + Units.time(time.upper()) + ".";
    }

    /// The same in a line of text.
    String text() {
        StringBuilder line = new StringBuilder();
        double range = time.most() - time.least();
        for (double each : runs) {
            int height = range == 0 ? 0 : (int) Math.round((BARS.length() - 1) * (each - time.least()) / range);
            line.append(BARS.charAt(height));
        }
        return line + "\n" + description();
    }
}
