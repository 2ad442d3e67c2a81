// Fails: A data race on SeatMap.free
package chapter04.seatmap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

final class SeatMap {

    private final Set<String> seats;
    private final Map<String, String> sold = new HashMap<>();
    private int free;

    SeatMap(Set<String> seats) {
        this.seats = Set.copyOf(seats);
        this.free = seats.size();
    }

    synchronized boolean reserve(String seat, String who) {
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

    synchronized Map<String, String> snapshot() {
        return Map.copyOf(sold);
    }

    int free() {
        return free;
    }
}
