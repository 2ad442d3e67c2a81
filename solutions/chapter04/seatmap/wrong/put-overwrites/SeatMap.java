// Fails: snapshot(): expected: <{A1=Ann}> but was: <{A1=Bob}>
package chapter04.seatmap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

final class SeatMap {

    private final Set<String> seats;
    private final Map<String, String> sold = new HashMap<>();

    SeatMap(Set<String> seats) {
        this.seats = Set.copyOf(seats);
    }

    synchronized boolean reserve(String seat, String who) {
        if (!seats.contains(seat)) {
            throw new IllegalArgumentException("there is no seat " + seat);
        }
        String before = sold.put(seat, who);
        return before == null;
    }

    synchronized Map<String, String> snapshot() {
        return Map.copyOf(sold);
    }

    synchronized int free() {
        return seats.size() - sold.size();
    }
}
