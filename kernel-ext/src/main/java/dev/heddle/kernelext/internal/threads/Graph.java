package dev.heddle.kernelext.internal.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who waits for whom.
///
/// @param threads all threads that are not the JVM's own
/// @param owners  who has what a thread waits for, by the number of the one that waits
/// @param circles those that wait for each other, each round in the order of its arrows
record Graph(List<Seen> threads, Map<Long, Seen> owners, List<List<Seen>> circles) {

    Graph {
        threads = List.copyOf(threads);
        owners = Map.copyOf(owners);
        circles = List.copyOf(circles);
    }

    static Graph of(List<Seen> all) {
        Map<Long, Seen> byId = new HashMap<>();
        Map<String, Seen> holders = new HashMap<>();
        all.forEach(each -> byId.put(each.id(), each));
        all.forEach(each -> each.held().forEach(lock -> holders.put(lock, each)));
        Map<Long, Seen> owners = new HashMap<>();
        for (Seen each : all) {
            Seen owner = owner(each, byId, holders);
            if (owner != null && owner.id() != each.id()) {
                owners.put(each.id(), owner);
            }
        }
        List<Seen> threads = all.stream().filter(each -> !each.isJvms()).toList();
        return new Graph(threads, owners, circles(threads, owners));
    }

    /// The lock of an object that a thread waits to be notified of is nobody's debt.
    private static @Nullable Seen owner(Seen waiting, Map<Long, Seen> byId, Map<String, Seen> holders) {
        if (waiting.lock().isEmpty()) {
            return null;
        }
        if (waiting.owner() >= 0) {
            return byId.get(waiting.owner());
        }
        boolean owned =
                waiting.state().equals("BLOCKED") || waiting.lock().startsWith("java.util.concurrent.locks.Reentrant");
        return owned ? holders.get(waiting.lock()) : null;
    }

    private static List<List<Seen>> circles(List<Seen> threads, Map<Long, Seen> owners) {
        Set<Long> done = new HashSet<>();
        List<List<Seen>> circles = new ArrayList<>();
        for (Seen start : threads) {
            List<Seen> path = new ArrayList<>();
            Set<Long> onPath = new HashSet<>();
            Seen at = start;
            while (at != null && !done.contains(at.id()) && onPath.add(at.id())) {
                path.add(at);
                at = owners.get(at.id());
            }
            if (at != null && onPath.contains(at.id())) {
                circles.add(List.copyOf(path.subList(path.indexOf(at), path.size())));
            }
            done.addAll(onPath);
        }
        return circles;
    }

    /// Those that wait for one of a circle, or for one that does, without being in it.
    List<Seen> behind() {
        Set<Long> stuck = new HashSet<>();
        circles.forEach(circle -> circle.forEach(each -> stuck.add(each.id())));
        Set<Long> inCircle = Set.copyOf(stuck);
        for (boolean grown = true; grown;) {
            grown = false;
            for (Seen each : threads) {
                Seen owner = owners.get(each.id());
                grown |= owner != null && stuck.contains(owner.id()) && stuck.add(each.id());
            }
        }
        return threads.stream().filter(each -> stuck.contains(each.id()) && !inCircle.contains(each.id())).toList();
    }

    /// Those that wait without end for something that no thread is known to hold, such as a permit or a count.
    List<Seen> waitingForNobody() {
        return threads.stream()
                .filter(each -> each.waits() && !each.idle() && !each.lines().isEmpty()
                        && !owners.containsKey(each.id()))
                .toList();
    }

    /// Whether some thread is left that may let others go on.
    boolean somebodyGoesOn() {
        return threads.stream().anyMatch(each -> each.whose().equals("cell") && !each.waits() && !each.idle());
    }
}
