package chapter04.seatmap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Knows who has which seat.
final class SeatMap {

    private final Object lock = new Object();
    private final Set<String> seats;
    private final Map<String, String> sold = new HashMap<>(); // guarded by lock

    SeatMap(Set<String> seats) {
        this.seats = Set.copyOf(seats);
    }

    boolean reserve(String seat, String who) {
        if (!seats.contains(seat)) {
            throw new IllegalArgumentException("there is no seat " + seat);
        }
        synchronized (lock) {
            return sold.putIfAbsent(seat, who) == null;
        }
    }

    Map<String, String> snapshot() {
        synchronized (lock) {
            return Map.copyOf(sold);
        }
    }

    int free() {
        synchronized (lock) {
            return seats.size() - sold.size();
        }
    }
}
