package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Lettering;
import dev.heddle.kernelext.internal.draw.Shape;
import dev.heddle.kernelext.internal.draw.Svg;
import java.util.ArrayList;
import java.util.List;

/// Draws a timeline. What is in it is bounded, however much has happened. It is used once.
final class TimelinePicture {

    private static final int MARGIN = 10;
    private static final int LINE = 17;
    private static final int ROW = 24;
    private static final int NAMES = 160;
    private static final int AXIS = 24;
    private static final int GROUP_ROWS = 2;
    private static final int LEGEND_SWATCH = 22;

    private final Folded folded;
    private final int width;
    private final Scale scale;
    private final List<String> summary;
    private final List<String> notes;
    private final List<Legend> legend;
    private final Marks marks;
    private final int top; // of the lanes
    private final int bottom;
    private final Svg svg;

    /// Where an entry of the legend stands.
    private record Legend(State state, double x, int row) {}

    private TimelinePicture(Timeline timeline, int width, int mostLanes) {
        this.width = width;
        folded = Folded.of(timeline.lanes(), mostLanes);
        scale = new Scale(NAMES, width - NAMES - 2.0 * MARGIN, timeline.length());
        double text = width - 2.0 * MARGIN;
        summary = Lettering.lines(timeline.summary(), text);
        notes = timeline.notes().stream().flatMap(each -> Lettering.lines(each, text).stream()).toList();
        legend = legend(timeline, text);
        marks = new Marks(timeline.marks(), scale);
        top = MARGIN + summary.size() * LINE + AXIS + marks.rows() * LINE;
        bottom = top + ROW * (folded.lanes().size() + GROUP_ROWS * folded.groups().size());
        int legendRows = legend.isEmpty() ? 0 : legend.getLast().row() + 1;
        int height = bottom + MARGIN + (legendRows + notes.size()) * LINE + MARGIN;
        svg = new Svg(width, height, "Timeline of " + timeline.lanes().size() + " threads",
                timeline.summary() + " The text form of this output has the same facts as a table.");
    }

    static String of(Timeline timeline, int width, int mostLanes) {
        return new TimelinePicture(timeline, width, mostLanes).draw();
    }

    private static List<Legend> legend(Timeline timeline, double width) {
        List<Legend> entries = new ArrayList<>();
        double x = 0;
        int row = 0;
        for (State each : timeline.states()) {
            double need = LEGEND_SWATCH + Lettering.width(each.meaning()) + 2 * MARGIN;
            if (x > 0 && x + need > width) {
                x = 0;
                row++;
            }
            entries.add(new Legend(each, x, row));
            x += need;
        }
        return entries;
    }

    private String draw() {
        for (int i = 0; i < summary.size(); i++) {
            svg.text(MARGIN, MARGIN + 12.0 + i * LINE, summary.get(i)).set("font-weight", "bold");
        }
        drawRows();
        drawAxis();
        Lanes lanes = new Lanes(svg, scale, top, ROW);
        lanes.draw(folded.lanes());
        for (int i = 0; i < folded.groups().size(); i++) {
            lanes.draw(folded.groups().get(i), folded.lanes().size() + GROUP_ROWS * i, GROUP_ROWS);
        }
        marks.draw(svg, top, bottom);
        drawLegend();
        return svg.html();
    }

    private void drawRows() {
        for (int i = 0; i < folded.lanes().size(); i++) {
            Lane lane = folded.lanes().get(i);
            row(i, 1, lane.name());
        }
        for (int i = 0; i < folded.groups().size(); i++) {
            Folded.Group group = folded.groups().get(i);
            int index = folded.lanes().size() + GROUP_ROWS * i;
            row(index, 1, "and " + Folded.count(group.lanes().size()) + " more:");
            row(index + 1, 1, group.pattern());
        }
    }

    private void row(int index, int rows, String name) {
        double y = top + (double) index * ROW;
        if (index % 2 == 0) {
            svg.add("rect")
                    .set("x", 0)
                    .set("y", y)
                    .set("width", width)
                    .set("height", rows * ROW)
                    .set("fill", Ink.SHADE)
                    .set("fill-opacity", 0.5);
        }
        Shape label = svg.text(MARGIN, y + rows * ROW / 2.0 + 4, Lettering.fit(name, NAMES - 2.0 * MARGIN));
        if (Lettering.width(name) > NAMES - 2.0 * MARGIN) {
            label.tip(name);
        }
    }

    private void drawAxis() {
        double y = top - 6.0;
        for (long each : scale.ticks()) {
            double x = scale.x(each);
            svg.line(x, y, x, bottom, Ink.RULE).set("stroke-opacity", 0.6);
            svg.text(x, y - 4, Scale.label(each))
                    .set("text-anchor", each == 0 ? "start" : "middle")
                    .set("fill",
                            Ink.FAINT);
        }
    }

    private void drawLegend() {
        double y = bottom + MARGIN + 12.0;
        for (Legend each : legend) {
            double at = y + each.row() * LINE;
            svg.add("rect")
                    .set("x", MARGIN + each.x())
                    .set("y", at - 11)
                    .set("width", 16)
                    .set("height", 12)
                    .set("fill", svg.fill(each.state().ink(), each.state().texture()));
            svg.text(MARGIN + each.x() + LEGEND_SWATCH, at, each.state().meaning());
        }
        y += LINE * (legend.isEmpty() ? 0 : legend.getLast().row() + 1);
        for (int i = 0; i < notes.size(); i++) {
            svg.text(MARGIN, y + i * LINE, notes.get(i)).set("fill", Ink.FAINT).set("font-style", "italic");
        }
    }
}
