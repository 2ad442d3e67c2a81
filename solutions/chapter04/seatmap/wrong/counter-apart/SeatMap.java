// Fails: snapshot().size() == 1 → free() ≤ 1: free() == 2
package chapter04.seatmap;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

final class SeatMap {

    private final Set<String> seats;
    private final Map<String, String> sold = new ConcurrentHashMap<>();
    private final AtomicInteger free;

    SeatMap(Set<String> seats) {
        this.seats = Set.copyOf(seats);
        this.free = new AtomicInteger(seats.size());
    }

    boolean reserve(String seat, String who) {
        if (!seats.contains(seat)) {
            throw new IllegalArgumentException("there is no seat " + seat);
        }
        if (sold.putIfAbsent(seat, who) != null) {
            return false;
        }
        free.decrementAndGet();
        return true;
    }

    Map<String, String> snapshot() {
        return Map.copyOf(sold);
    }

    int free() {
        return free.get();
    }
}
