package chapter13.findcycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds threads that wait for each other.
final class FindCycle {

    private FindCycle() {}

    static Optional<List<String>> cycle(Map<String, String> waitsFor) {
        return Optional.empty(); // TODO: follow those who wait
    }
}
