package dev.heddle.kernelext.internal.timeline;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the tool `recorder` tells beside its file.
///
/// @param file     the recording; null if there is none
/// @param cell     the number of the thread that ran the cell
/// @param alive    the cell's threads that were alive at its end, by their numbers
/// @param children the processes of children that were
record Remainder(@Nullable Path file, long cell, Map<Long, Alive> alive, Set<Long> children) {

    /// A thread at the end of its cell.
    ///
    /// @param name      its name
    /// @param state     what it does
    /// @param waited    how long it has waited in all, in nanoseconds, by a clock of milliseconds
    /// @param lock      the class of what it waits for
    /// @param owner     the number of the thread that has it; -1 if there is none
    /// @param ownerName and its name
    /// @param place     where it is
    record Alive(String name, Thread.State state, long waited, String lock, long owner, String ownerName,
            String place) {}

    Remainder {
        alive = Map.copyOf(alive);
        children = Set.copyOf(children);
    }

    static Remainder read(String told) {
        Path file = null;
        long cell = -1;
        Map<Long, Alive> alive = new HashMap<>();
        Set<Long> children = new HashSet<>();
        for (String line : told.lines().toList()) {
            List<String> words = Arrays.stream(line.split(" ", -1))
                    .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
                    .toList();
            switch (words.getFirst()) {
                case "file" -> file = Path.of(words.get(1));
                case "cell" -> cell = Long.parseLong(words.get(1));
                case "child" -> children.add(Long.parseLong(words.get(1)));
                case "alive" -> alive.put(Long.parseLong(words.get(1)), alive(words));
                default -> throw new IllegalArgumentException("the recorder tells of '" + words.getFirst() + "'");
            }
        }
        return new Remainder(file, cell, alive, children);
    }

    private static Alive alive(List<String> words) {
        long millis = Long.parseLong(words.get(4)) + Long.parseLong(words.get(5));
        return new Alive(words.get(2), Thread.State.valueOf(words.get(3)), millis * 1_000_000, words.get(6),
                Long.parseLong(words.get(7)), words.get(8), words.get(9));
    }
}
