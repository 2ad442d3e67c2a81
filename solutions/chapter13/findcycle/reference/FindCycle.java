package chapter13.findcycle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
            Set<String> way = new LinkedHashSet<>();
            String at = start;
            while (at != null && met.add(at)) {
                way.add(at);
                at = waitsFor.get(at);
            }
            if (at != null && way.contains(at)) { // met on this way, not on an earlier one
                List<String> whole = new ArrayList<>(way);
                return Optional.of(List.copyOf(whole.subList(whole.indexOf(at), whole.size())));
            }
        }
        return Optional.empty();
    }
}
