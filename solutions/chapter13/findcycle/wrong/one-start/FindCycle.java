// Fails: cycle({A=B, B=C, X=Y, Y=X}) = Optional.empty
package chapter13.findcycle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds threads that wait for each other.
final class FindCycle {

    private FindCycle() {}

    static Optional<List<String>> cycle(Map<String, String> waitsFor) {
        if (waitsFor.isEmpty()) {
            return Optional.empty();
        }
        Set<String> way = new LinkedHashSet<>();
        String at = waitsFor.keySet().iterator().next();
        while (at != null && way.add(at)) {
            at = waitsFor.get(at);
        }
        if (at == null) {
            return Optional.empty();
        }
        List<String> whole = new ArrayList<>(way);
        return Optional.of(whole.subList(whole.indexOf(at), whole.size()));
    }
}
