// Fails: snapshot() before reserve("A2", "Bob")
package chapter04.seatmap;

import java.util.Collections;
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
        return sold.putIfAbsent(seat, who) == null;
    }

    synchronized Map<String, String> snapshot() {
        return Collections.unmodifiableMap(sold);
    }

    synchronized int free() {
        return seats.size() - sold.size();
    }
}
