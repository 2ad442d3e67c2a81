// Fails: reserve(new String("A1"), …) == true: [Ann, Bob]
package chapter04.seatmap;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

final class SeatMap {

    private final Set<String> seats;
    private final Map<String, String> sold = new ConcurrentHashMap<>();

    SeatMap(Set<String> seats) {
        this.seats = Set.copyOf(seats);
    }

    boolean reserve(String seat, String who) {
        if (!seats.contains(seat)) {
            throw new IllegalArgumentException("there is no seat " + seat);
        }
        synchronized (seat) { // others may sell other seats meanwhile
            if (sold.containsKey(seat)) {
                return false;
            }
            sold.put(seat, who);
            return true;
        }
    }

    Map<String, String> snapshot() {
        return Map.copyOf(sold);
    }

    int free() {
        return seats.size() - sold.size();
    }
}
