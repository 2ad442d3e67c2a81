package dev.heddle.kernelext.internal.exercises;

import dev.heddle.grader.Exercise;
import dev.heddle.grader.Standing;
import dev.heddle.kernelext.internal.draw.Ink;
import dev.heddle.kernelext.internal.draw.Svg;
import dev.heddle.kernelext.internal.draw.Texture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A row of boxes for each chapter, one for each exercise: solved, begun, or neither.
final class ProgressPicture {

    private static final int LEFT = 90;
    private static final int BOX_WIDTH = 88;
    private static final int BOX_HEIGHT = 24;
    private static final int GAP = 6;
    private static final int LEGEND = 34;

    private final List<Exercise> exercises;
    private final Map<String, Standing> standings;

    ProgressPicture(List<Exercise> exercises, Map<String, Standing> standings) {
        this.exercises = exercises;
        this.standings = standings;
    }

    String html() throws IOException {
        Map<Integer, List<Exercise>> chapters = new TreeMap<>();
        exercises.forEach(each -> chapters.computeIfAbsent(each.chapter(), _ -> new ArrayList<>()).add(each));
        int most = chapters.values().stream().mapToInt(List::size).max().orElse(1);
        Svg svg = new Svg(LEFT + most * (BOX_WIDTH + GAP), chapters.size() * (BOX_HEIGHT + GAP) + LEGEND, "Progress",
                solved() + " of " + exercises.size() + " exercises are solved.");
        int y = 0;
        for (Map.Entry<Integer, List<Exercise>> chapter : chapters.entrySet()) {
            svg.text(0, y + BOX_HEIGHT - 8, "chapter " + chapter.getKey());
            int x = LEFT;
            for (Exercise each : chapter.getValue()) {
                box(svg, each, x, y);
                x += BOX_WIDTH + GAP;
            }
            y += BOX_HEIGHT + GAP;
        }
        svg.text(0, y + LEGEND - 14, solved() + " of " + exercises.size()
                + " solved. Green: solved; striped: begun; empty: not begun.").set("fill", Ink.FAINT);
        return svg.html();
    }

    private void box(Svg svg, Exercise exercise, int x, int y) throws IOException {
        Standing standing = standings.get(exercise.number());
        boolean solved = standing != null && standing.isSolved();
        String fill = solved
                ? Ink.GREEN.toString()
                : standing == null ? "none" : svg.fill(Ink.ORANGE, Texture.RISING);
        svg.add("rect")
                .set("x", x)
                .set("y", y)
                .set("width", BOX_WIDTH)
                .set("height", BOX_HEIGHT)
                .set("rx", 3)
                .set("fill", fill)
                .set("fill-opacity", solved ? 0.45 : 0.6)
                .set("stroke", Ink.RULE)
                .tip(exercise.number() + " " + exercise.title() + " " + "★".repeat(exercise.stars())
                        + (solved ? ": solved" : standing == null ? ": not begun" : ": begun"));
        svg.text(x + BOX_WIDTH / 2.0, y + BOX_HEIGHT - 8, (solved ? "✓ " : "") + exercise.number())
                .set("text-anchor", "middle");
    }

    private long solved() {
        return exercises.stream()
                .map(each -> standings.get(each.number()))
                .filter(each -> each != null && each.isSolved())
                .count();
    }
}
