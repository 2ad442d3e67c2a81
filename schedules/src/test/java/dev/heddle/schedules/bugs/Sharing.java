package dev.heddle.schedules.bugs;

import static dev.heddle.schedules.Schedules.together;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Several threads and one variable.
final class Sharing {

    private Sharing() {}

    interface Counter {

        void increment();

        int get();
    }

    static final class LostUpdate implements Counter {

        private int n;

        @Override
        public void increment() {
            n++; // BUG lost update
        }

        @Override
        public int get() {
            return n;
        }
    }

    static final class Guarded implements Counter {

        private int n;

        @Override
        public synchronized void increment() {
            n++;
        }

        @Override
        public synchronized int get() {
            return n;
        }
    }

    static final class VolatileOnly implements Counter {

        private volatile int n;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate")
        public void increment() {
            n++; // BUG volatile is no lock
        }

        @Override
        public int get() {
            return n;
        }
    }

    static final class SetAfterGet implements Counter {

        private final AtomicInteger n = new AtomicInteger();

        @Override
        public void increment() {
            n.set(n.get() + 1); // BUG get and set
        }

        @Override
        public int get() {
            return n.get();
        }
    }

    static final class Atomic implements Counter {

        private final AtomicInteger n = new AtomicInteger();

        @Override
        public void increment() {
            n.incrementAndGet();
        }

        @Override
        public int get() {
            return n.get();
        }
    }

    static void count(Counter counter) throws Exception {
        together(counter::increment, counter::increment);
        assertThat(counter.get()).isEqualTo(2);
    }

    interface Seats {

        boolean sell();

        int sold();
    }

    static final class CheckThenAct implements Seats {

        private int free = 1;
        private int sold;

        @Override
        public boolean sell() {
            if (!available()) {
                return false;
            }
            take();
            return true;
        }

        private synchronized boolean available() {
            return free > 0; // BUG check then act
        }

        private synchronized void take() {
            free--;
            sold++;
        }

        @Override
        public synchronized int sold() {
            return sold;
        }
    }

    static final class CheckAndAct implements Seats {

        private int free = 1;
        private int sold;

        @Override
        public synchronized boolean sell() {
            if (free == 0) {
                return false;
            }
            free--;
            sold++;
            return true;
        }

        @Override
        public synchronized int sold() {
            return sold;
        }
    }

    static void sell(Seats seats) throws Exception {
        together(seats::sell, seats::sell);
        assertThat(seats.sold()).isEqualTo(1);
    }

    static final class TwoLocks implements Counter {

        private final Object one = new Object();
        private final Object other = new Object();
        private int n;

        @Override
        public void increment() {
            synchronized (one) {
                n++; // BUG two locks
            }
        }

        void add() {
            synchronized (other) {
                n++;
            }
        }

        @Override
        public int get() {
            return n;
        }
    }

    static void twoLocks() throws Exception {
        var counter = new TwoLocks();
        together(counter::increment, counter::add);
        assertThat(counter.get()).isEqualTo(2);
    }

    static Map<String, Integer> words(boolean whole) throws Exception {
        Map<String, Integer> words = new ConcurrentHashMap<>();
        if (whole) {
            together(() -> words.merge("a", 1, Integer::sum), () -> words.merge("a", 1, Integer::sum));
        } else {
            together(() -> add(words), () -> add(words));
        }
        assertThat(words.get("a")).isEqualTo(2);
        return words;
    }

    private static void add(Map<String, Integer> words) {
        words.put("a", words.getOrDefault("a", 0) + 1); // BUG compound action
    }

    static void plainMap() throws Exception {
        Map<String, Integer> map = new HashMap<>();
        together(() -> map.put("a", 1), () -> map.put("b", 2)); // BUG plain map
        assertThat(map).hasSize(2);
    }

    static void synchronizedList() throws Exception {
        List<Integer> list = java.util.Collections.synchronizedList(new ArrayList<>());
        together(() -> list.add(1), () -> list.add(2));
        assertThat(list).hasSize(2);
    }

    static final class Range {

        private int low;
        private int high;

        void raise(int by) {
            low += by; // BUG torn pair
            high += by;
        }

        synchronized void raiseWhole(int by) {
            low += by;
            high += by;
        }

        int width() {
            return high - low;
        }

        synchronized int widthWhole() {
            return high - low;
        }
    }

    static void tornPair() throws Exception {
        var range = new Range();
        together(() -> range.raise(5), () -> assertThat(range.width()).isZero());
    }

    static void wholePair() throws Exception {
        var range = new Range();
        together(() -> range.raiseWhole(5), () -> assertThat(range.widthWhole()).isZero());
    }

    static final class Once {

        private @Nullable Object value;
        private final AtomicInteger made = new AtomicInteger();

        Object get() {
            Object found = value;
            if (found == null) {
                made.incrementAndGet(); // BUG made twice
                found = new Object();
                value = found;
            }
            return found;
        }

        synchronized Object getWhole() {
            return get();
        }
    }

    static void madeTwice() throws Exception {
        var once = new Once();
        together(once::get, once::get);
        assertThat(once.made.get()).isEqualTo(1);
    }

    static void madeOnce() throws Exception {
        var once = new Once();
        together(once::getWhole, once::getWhole);
        assertThat(once.made.get()).isEqualTo(1);
    }
}
