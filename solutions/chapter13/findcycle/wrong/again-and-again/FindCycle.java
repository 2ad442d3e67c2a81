// Fails: waitsFor.get(…): > 10 × 100 000
package chapter13.findcycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds threads that wait for each other.
final class FindCycle {

    private FindCycle() {}

    static Optional<List<String>> cycle(Map<String, String> waitsFor) {
        for (String start : waitsFor.keySet()) {
            List<String> way = new ArrayList<>();
            String at = start;
            for (int steps = 0; at != null && steps < waitsFor.size(); steps++) {
                way.add(at);
                at = waitsFor.get(at);
                if (start.equals(at)) {
                    return Optional.of(way);
                }
            }
        }
        return Optional.empty();
    }
}
