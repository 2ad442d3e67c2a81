// Fails: reserve("A1", …) == true, of 2 calls: expected: <1> but was: <2>
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

    boolean reserve(String seat, String who) {
        if (!seats.contains(seat)) {
            throw new IllegalArgumentException("there is no seat " + seat);
        }
        if (isSold(seat)) {
            return false;
        }
        synchronized (this) {
            sold.put(seat, who);
        }
        return true;
    }

    private synchronized boolean isSold(String seat) {
        return sold.containsKey(seat);
    }

    synchronized Map<String, String> snapshot() {
        return Map.copyOf(sold);
    }

    synchronized int free() {
        return seats.size() - sold.size();
    }
}
