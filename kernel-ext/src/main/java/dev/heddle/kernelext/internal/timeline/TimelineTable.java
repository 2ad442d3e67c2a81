package dev.heddle.kernelext.internal.timeline;

import dev.heddle.kernelext.internal.time.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A timeline as text: the same facts as in the picture.
final class TimelineTable {

    private static final int MOST_MARKS = 20;
    private static final int MOST_CHARS = 40;

    private TimelineTable() {}

    static String of(Timeline timeline, int mostLanes) {
        List<State> states = List.copyOf(timeline.states());
        Folded folded = Folded.of(timeline.lanes(), mostLanes);
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("thread", "from", "to"));
        states.forEach(each -> head.add(each.word()));
        head.add("waited most for, ended with");
        rows.add(head);
        folded.lanes().forEach(each -> rows.add(row(each.name(), List.of(each), states)));
        folded.groups().forEach(each -> rows.add(row(each.text(), each.lanes(), states)));
        StringBuilder text = new StringBuilder(timeline.summary()).append('\n');
        rows.forEach(each -> append(text, each, rows));
        timeline.marks()
                .stream()
                .limit(MOST_MARKS)
                .forEach(each -> text.append("mark at ")
                        .append(Units.time(each.at()))
                        .append(": ")
                        .append(each.text())
                        .append('\n'));
        if (timeline.marks().size() > MOST_MARKS) {
            text.append("and ").append(timeline.marks().size() - MOST_MARKS).append(" more marks\n");
        }
        timeline.notes().forEach(each -> text.append(each).append('\n'));
        return text.toString();
    }

    private static List<String> row(String name, List<Lane> lanes, List<State> states) {
        List<String> row = new ArrayList<>(List.of(name,
                Scale.label(lanes.stream().mapToLong(Lane::from).min().orElse(0)),
                Units.time(lanes.stream().mapToLong(Lane::to).max().orElse(0))));
        Map<State, Long> times = new HashMap<>();
        lanes.forEach(lane -> lane.times().forEach((state, time) -> times.merge(state, time, Long::sum)));
        states.forEach(each -> row.add(times.containsKey(each) ? Units.time(times.get(each)) : ""));
        row.add(mostWaitedFor(lanes));
        return row;
    }

    private static String mostWaitedFor(List<Lane> lanes) {
        Map<String, Long> times = new HashMap<>();
        for (Lane lane : lanes) {
            lane.spans()
                    .stream()
                    .filter(each -> !each.on().isEmpty())
                    .forEach(each -> times.merge(each.on() + owner(each), each.time(), Long::sum));
        }
        return times.entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String owner(Span span) {
        Span.Owner owner = span.owner();
        return owner == null ? "" : (span.open() ? " (has it: " : " (had it: ") + owner.name() + ")";
    }

    private static void append(StringBuilder text, List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = i;
            int width = all.stream()
                    .map(each -> cut(each.get(column)))
                    .max(Comparator.comparingInt(String::length))
                    .orElse("")
                    .length();
            line.append(String.format("%-" + Math.max(1, width) + "s  ", cut(row.get(i))));
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\R", " ");
        return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS - 1) + "…";
    }
}
