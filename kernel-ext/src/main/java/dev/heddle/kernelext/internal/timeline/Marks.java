package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Lettering;
import dev.heddle.kernelext.internal.draw.Svg;
import dev.heddle.kernelext.internal.time.Units;
import java.util.ArrayList;
import java.util.List;

/// The marks of a timeline: lines from top to bottom, with their names above as far as there is room.
final class Marks {

    private static final int MOST = 100;
    private static final int MOST_ROWS = 3;
    private static final int ROW = 17;
    private static final double GAP = 8;

    private record Label(Timeline.Mark mark, double x, int row) {}

    private final List<Timeline.Mark> marks;
    private final Scale scale;
    private final List<Label> labels = new ArrayList<>();
    private int rows;

    Marks(List<Timeline.Mark> marks, Scale scale) {
        this.marks = marks.subList(0, Math.min(MOST, marks.size()));
        this.scale = scale;
        double[] ends = new double[MOST_ROWS];
        for (Timeline.Mark each : this.marks) {
            double width = Lettering.width(each.text());
            double x = Math.max(scale.left(), Math.min(scale.x(each.at()) + 3, scale.left() + scale.width() - width));
            for (int row = 0; row < MOST_ROWS; row++) {
                if (ends[row] <= x) {
                    labels.add(new Label(each, x, row));
                    ends[row] = x + width + GAP;
                    rows = Math.max(rows, row + 1);
                    break;
                }
            }
        }
    }

    int rows() {
        return rows;
    }

    void draw(Svg svg, double top, double bottom) {
        double names = top - 24.0;
        for (Timeline.Mark each : marks) {
            double x = scale.x(each.at());
            svg.line(x, names - ROW * rows + 4, x, bottom, Ink.PURPLE)
                    .set("stroke-width", 1.5)
                    .set("stroke-dasharray", "4 3")
                    .tip(each.text() + ", at " + Units.time(each.at()));
        }
        for (Label each : labels) {
            svg.text(each.x(), names - ROW * (rows - 1 - each.row()), each.mark().text()).set("font-style", "italic");
        }
    }
}
