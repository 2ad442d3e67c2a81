package dev.heddle.kernelext.internal.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The lanes that are drawn one by one, and those that are drawn together because there are too many.
///
/// @param lanes  the first
/// @param groups the others, the largest group first
record Folded(List<Lane> lanes, List<Group> groups) {

    private static final int MOST_GROUPS = 4;

    /// Threads whose names differ in numbers only.
    ///
    /// @param pattern what they are called, with `#` for a number
    /// @param lanes   the threads
    record Group(String pattern, List<Lane> lanes) {

        Group {
            lanes = List.copyOf(lanes);
        }

        String text() {
            return "and " + count(lanes.size()) + " more: " + pattern;
        }
    }

    Folded {
        lanes = List.copyOf(lanes);
        groups = List.copyOf(groups);
    }

    static Folded of(List<Lane> lanes, int most) {
        if (lanes.size() <= most) {
            return new Folded(lanes, List.of());
        }
        Map<String, List<Lane>> byPattern = new LinkedHashMap<>();
        for (Lane each : lanes.subList(most, lanes.size())) {
            byPattern.computeIfAbsent(each.name().replaceAll("[0-9]+", "#"), _ -> new ArrayList<>()).add(each);
        }
        List<Group> groups = new ArrayList<>();
        byPattern.forEach((pattern, members) -> groups.add(new Group(pattern, members)));
        groups.sort(Comparator.comparingInt((Group each) -> each.lanes().size()).reversed());
        return new Folded(lanes.subList(0, most), fewer(groups));
    }

    private static List<Group> fewer(List<Group> groups) {
        if (groups.size() <= MOST_GROUPS) {
            return groups;
        }
        List<Group> fewer = new ArrayList<>(groups.subList(0, MOST_GROUPS - 1));
        List<Group> rest = groups.subList(MOST_GROUPS - 1, groups.size());
        fewer.add(new Group("of other names", rest.stream().flatMap(each -> each.lanes().stream()).toList()));
        return fewer;
    }

    /// A number as people read it.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }
}
