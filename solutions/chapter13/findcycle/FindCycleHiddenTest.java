package chapter13.findcycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Tries;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FindCycleHiddenTest {

    private static final int MANY = 100_000;

    @Test
    @Tries(value = "a thread waits for itself", zh = "一个线程等待自己")
    void self_loop_is_a_circle() {
        Optional<List<String>> found = FindCycle.cycle(map("A", "B", "B", "B"));

        assertEquals(Optional.of(List.of("B")), found, "cycle({A=B, B=B})");
    }

    @Test
    @Tries(value = "some threads wait for those in the circle", zh = "有些线程等待环中的线程")
    void those_outside_are_left_out() {
        Map<String, String> waitsFor = map("A", "B", "B", "C", "C", "D", "D", "E", "E", "C", "F", "E", "G", "A");

        Optional<List<String>> found = FindCycle.cycle(waitsFor);

        assertIsCircle(Set.of("C", "D", "E"), waitsFor, found);
    }

    @Test
    @Tries(value = "a chain comes first, then a circle", zh = "先是一串，然后是一个环")
    void circle_is_found_wherever_it_is() {
        for (List<String> order : List.of(List.of("A", "B", "X", "Y"), List.of("Y", "X", "B", "A"),
                List.of("X", "A", "Y", "B"))) {
            Map<String, String> all = Map.of("A", "B", "B", "C", "X", "Y", "Y", "X");
            Map<String, String> waitsFor = new LinkedHashMap<>();
            order.forEach(name -> waitsFor.put(name, all.get(name)));

            Optional<List<String>> found = FindCycle.cycle(waitsFor);

            assertIsCircle(Set.of("X", "Y"), waitsFor, found);
        }
    }

    @Test
    @Tries(value = "there are two circles", zh = "有两个环")
    void one_of_two_circles_is_found() {
        Map<String, String> waitsFor = map("A", "B", "B", "A", "C", "D", "D", "E", "E", "C", "F", "B", "G", "D");

        Optional<List<String>> found = FindCycle.cycle(waitsFor);

        Set<String> members = found.isPresent() && found.get().contains("A") ? Set.of("A", "B") : Set.of("C", "D", "E");
        assertIsCircle(members, waitsFor, found);
    }

    @Test
    @Tries(value = "several threads wait for the same one, which waits for nobody", zh = "几个线程等待同一个线程，而它不等待任何线程")
    void ways_that_meet_are_no_circle() {
        Map<String, String> waitsFor = map("A", "C", "B", "C", "C", "D", "E", "D", "F", "A");

        Optional<List<String>> found = FindCycle.cycle(waitsFor);

        assertEquals(Optional.empty(), found, "cycle(" + waitsFor + ")");
    }

    @Test
    @Tries(value = "nobody waits, and the map cannot be changed", zh = "没有线程等待，而且该 map 不可修改")
    void nobody_waits() {
        assertEquals(Optional.empty(), FindCycle.cycle(Map.of()), "cycle({})");

        Map<String, String> waitsFor = new HashMap<>(Map.of("A", "B", "B", "A"));
        Optional<List<String>> found = FindCycle.cycle(Collections.unmodifiableMap(waitsFor));
        assertIsCircle(Set.of("A", "B"), waitsFor, found);
    }

    @Test
    @Tries(value = "100 000 threads wait in a chain", zh = "100 000 个线程排成一串等待")
    void long_chain_ends() {
        Optional<List<String>> found = FindCycle.cycle(new Counted(MANY, "nobody"));

        assertEquals(Optional.empty(), found, "cycle({0=1, 1=2, … 99999=nobody})");
    }

    @Test
    @Tries(value = "100 000 threads wait in a circle", zh = "100 000 个线程围成一个环等待")
    void long_circle_is_found() {
        Optional<List<String>> found = FindCycle.cycle(new Counted(MANY, "0"));

        assertEquals(MANY, found.map(List::size).orElse(0), "cycle({0=1, 1=2, … 99999=0}).size()");
    }

    /// Keys and values in turns, in their order.
    private static Map<String, String> map(String... names) {
        Map<String, String> result = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            result.put(names[i], names[i + 1]);
        }
        return result;
    }

    private static void assertIsCircle(Set<String> members, Map<String, String> waitsFor,
            Optional<List<String>> found) {
        String call = "cycle(" + waitsFor + ") = " + found;
        assertTrue(found.isPresent(), () -> call);
        List<String> circle = found.get();
        assertEquals(members, new HashSet<>(circle), () -> call);
        assertEquals(members.size(), circle.size(), () -> call);
        for (int i = 0; i < circle.size(); i++) {
            String next = circle.get((i + 1) % circle.size());
            assertEquals(next, waitsFor.get(circle.get(i)), call + ", " + circle.get(i) + " =");
        }
    }

    /// A chain from 0, in which the last waits for somebody, and which counts how often it is asked.
    private static final class Counted extends AbstractMap<String, String> {

        private final Map<String, String> chain = new HashMap<>();
        private final List<Entry<String, String>> entries = new ArrayList<>();
        private long looks;

        Counted(int length, String last) {
            for (int i = 0; i < length; i++) {
                String next = i + 1 < length ? String.valueOf(i + 1) : last;
                chain.put(String.valueOf(i), next);
                entries.add(Map.entry(String.valueOf(i), next));
            }
        }

        private void look() {
            if (++looks > 10L * MANY) {
                throw new AssertionError("waitsFor.get(…): > 10 × 100 000");
            }
        }

        @Override
        public String get(Object key) {
            look();
            return chain.get(key);
        }

        @Override
        public boolean containsKey(Object key) {
            look();
            return chain.containsKey(key);
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return new AbstractSet<>() {

                @Override
                public Iterator<Entry<String, String>> iterator() {
                    return Collections.unmodifiableList(entries).iterator();
                }

                @Override
                public int size() {
                    return entries.size();
                }
            };
        }
    }
}
