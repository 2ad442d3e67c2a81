package dev.heddle.kernelext.internal.time;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Shape;
import dev.heddle.kernelext.internal.draw.Svg;
import dev.heddle.kernelext.internal.time.Measured.Stretch;
import dev.heddle.kernelext.internal.time.Measured.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `%%compare` has found: a picture and a table of the same.
final class Comparison {

    private static final int WIDTH = 680;
    private static final int ROW = 28;
    private static final int TOP = 30;
    private static final int LEFT = 150;
    private static final int RIGHT = 460;
    private static final int MOST_LETTERS = 22;
    private static final double ROOM = 1.08;

    private final List<String> names;
    private final List<Variant> variants;
    private final Measured measured;

    Comparison(List<String> names, Measured measured) {
        this.names = names;
        this.variants = measured.variants();
        this.measured = measured;
    }

    String text() {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            text.append(String.format(Locale.ROOT, "%-" + width + "s  %9s per loop  %s%n", names.get(i),
                    Units.time(variants.get(i).time().median()), verdict(i)));
        }
        text.append(TimingText.count(variants.getFirst().runs().size(), "run"))
                .append(" of each, in turn; the ratios are to ")
                .append(names.getFirst())
                .append(".\n");
        remarks().forEach(each -> text.append(each).append('\n'));
        return text.toString();
    }

    private String verdict(int number) {
        if (number == 0) {
            return "1";
        }
        Stretch ratio = variants.get(number).ratio();
        String numbers = digits(ratio.median()) + " (" + digits(ratio.sureLow()) + " to " + digits(ratio.sureTop())
                + ")";
        if (ratio.holds(1)) {
            return numbers + ": no difference can be told";
        }
        return numbers + ": " + (ratio.median() < 1
                ? digits(1 / ratio.median()) + " times as fast"
                : digits(ratio.median()) + " times as slow");
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!measured.sameValues()) {
            remarks.add("The variants return different values: do they do the same?");
        }
        Map<String, List<String>> doubts = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (String each : Doubts.about(variants.get(i))) {
                doubts.computeIfAbsent(each.replace(" --plot shows them.", ""), _ -> new ArrayList<>())
                        .add(names.get(i));
            }
        }
        doubts.forEach((doubt, whose) -> remarks.add(String.join(", ", whose) + ": " + doubt));
        remarks.addAll(Doubts.about(measured));
        return remarks;
    }

    String html() {
        int height = TOP + ROW * names.size() + 26;
        Svg svg = new Svg(WIDTH, height, "Variants compared", text());
        double most = variants.stream().mapToDouble(each -> Math.max(1, each.ratio().upper())).max().orElse(1) * ROOM;
        double one = x(1, most);
        svg.line(one, TOP - 8, one, height - 24, Ink.RULE).set("stroke-dasharray", "3 3");
        svg.text(LEFT - 10, TOP - 14, "variant").set("text-anchor", "end").set("fill", Ink.FAINT);
        svg.text(LEFT, TOP - 14, "time, as a ratio to the first").set("fill", Ink.FAINT);
        for (int i = 0; i < names.size(); i++) {
            row(svg, i, most);
        }
        svg.text(LEFT, height - 8, "0").set("text-anchor", "middle").set("fill", Ink.FAINT);
        svg.text(one, height - 8, "1").set("text-anchor", "middle").set("fill", Ink.FAINT);
        StringBuilder html = new StringBuilder(svg.html());
        remarks().forEach(each -> html.append("<p>").append(escaped(each)).append("</p>"));
        return html.toString();
    }

    /// A bar to the median, a thick line where the true median is, a thin one from quartile to quartile.
    private void row(Svg svg, int number, double most) {
        double middle = TOP + ROW * number + ROW / 2.0;
        Variant variant = variants.get(number);
        Stretch ratio = variant.ratio();
        boolean same = number > 0 && ratio.holds(1);
        svg.text(LEFT - 10, middle + 4, cut(names.get(number))).set("text-anchor", "end").tip(names.get(number));
        svg.add("rect")
                .set("x", LEFT)
                .set("y", middle - 8)
                .set("width", Math.max(1, x(ratio.median(), most) - LEFT))
                .set("height", 16)
                .set("fill", number == 0 ? Ink.GREY : same ? Ink.SKY : ratio.median() < 1 ? Ink.GREEN : Ink.ORANGE)
                .set("fill-opacity", 0.55);
        if (number > 0) {
            svg.line(x(ratio.lower(), most), middle, x(ratio.upper(), most), middle, Ink.TEXT)
                    .tip("half of the runs: " + digits(ratio.lower()) + " to " + digits(ratio.upper()));
            svg.line(x(ratio.sureLow(), most), middle, x(ratio.sureTop(), most), middle, Ink.TEXT)
                    .set("stroke-width", 5)
                    .tip("the median, in 95 of 100 cases: " + digits(ratio.sureLow()) + " to "
                            + digits(ratio.sureTop()));
        }
        String said = number == 0
                ? "1"
                : digits(ratio.median()) + (same ? " no difference" : ratio.median() < 1 ? " faster" : " slower");
        svg.text(RIGHT + 12, middle + 4, Units.time(variant.time().median()));
        svg.text(RIGHT + 90, middle + 4, said).set("font-weight", same || number == 0 ? "normal" : "bold");
    }

    private static double x(double ratio, double most) {
        return LEFT + (RIGHT - LEFT) * Math.min(1, ratio / most);
    }

    private static String cut(String name) {
        return name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS - 1) + "…";
    }

    private static String digits(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.3f" : ratio < 10 ? "%.2f" : "%.0f", ratio);
    }

    private static String escaped(String text) {
        return Shape.escape(text);
    }
}
