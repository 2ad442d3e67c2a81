// Fails: A method calls itself without end, at FindCycle.follow
package chapter13.findcycle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds threads that wait for each other.
final class FindCycle {

    private FindCycle() {}

    static Optional<List<String>> cycle(Map<String, String> waitsFor) {
        Set<String> met = new HashSet<>();
        for (String start : waitsFor.keySet()) {
            List<String> found = follow(start, waitsFor, met, new ArrayList<>(), new HashSet<>());
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static List<String> follow(String at, Map<String, String> waitsFor, Set<String> met, List<String> way,
            Set<String> onWay) {
        if (at == null) {
            return null;
        }
        if (onWay.contains(at)) {
            return List.copyOf(way.subList(way.indexOf(at), way.size()));
        }
        if (!met.add(at)) {
            return null;
        }
        way.add(at);
        onWay.add(at);
        return follow(waitsFor.get(at), waitsFor, met, way, onWay);
    }
}
