package chapter04.seatmap;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Knows who has which seat.
final class SeatMap {

    // TODO: this class sells a seat twice, and loses count. Find out why, and repair it.

    private final Set<String> seats;
    private final Map<String, String> sold = new ConcurrentHashMap<>(); // safe for many threads
    private volatile int free;

    SeatMap(Set<String> seats) {
        this.seats = Set.copyOf(seats);
        this.free = seats.size();
    }

    boolean reserve(String seat, String who) {
        if (!seats.contains(seat)) {
            throw new IllegalArgumentException("there is no seat " + seat);
        }
        if (sold.containsKey(seat)) {
            return false;
        }
        sold.put(seat, who);
        free--;
        return true;
    }

    Map<String, String> snapshot() {
        return Map.copyOf(sold);
    }

    int free() {
        return free;
    }
}
