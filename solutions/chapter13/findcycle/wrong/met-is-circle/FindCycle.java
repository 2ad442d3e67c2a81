// Fails: cycle({A=C, B=C, C=D, E=D, F=A}): expected: <Optional.empty>
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
            if (met.contains(start)) {
                continue;
            }
            String at = start;
            while (at != null && met.add(at)) {
                at = waitsFor.get(at);
            }
            if (at != null) {
                return Optional.of(from(at, waitsFor));
            }
        }
        return Optional.empty();
    }

    private static List<String> from(String first, Map<String, String> waitsFor) {
        List<String> circle = new ArrayList<>();
        String at = first;
        do {
            circle.add(at);
            at = waitsFor.get(at);
        } while (at != null && !at.equals(first));
        return circle;
    }
}
