package dev.heddle.worker.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ValueTextTest {

    static Stream<Arguments> values() {
        return Stream.of(argumentSet("null", null, "null"), argumentSet("text", "线程 😀", "线程 😀"),
                argumentSet("empty text", "", ""), argumentSet("number", 1.5, "1.5"),
                argumentSet("list", List.of(1, 2), "[1, 2]"), argumentSet("no elements", new int[0], "[]"),
                argumentSet("primitives", new char[]{'a', 'b'}, "[a, b]"),
                argumentSet("objects", new Object[]{"a", null, 1L}, "[a, null, 1]"),
                argumentSet("array of arrays", new int[][]{{1}, {2, 3}}, "[[1], [2, 3]]"),
                argumentSet("array in itself", inItself(), "[[[[[…]]]]]"),
                argumentSet("text that is null", new Nameless(), "null"),
                argumentSet("array of texts that are null", new Object[]{new Nameless()}, "[null]"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void value_has_a_text(@Nullable Object value, String text) {
        assertThat(ValueText.of(value)).isEqualTo(text);
    }

    @Test
    void large_array_is_cut_and_says_so() {
        int[] array = IntStream.range(0, 1_000_000).toArray();

        String text = ValueText.of(array);

        assertThat(text).startsWith("[0, 1, 2, ").endsWith(", 998, 999, … 999000 more]");
    }

    @Test
    void array_of_just_the_limit_is_whole() {
        boolean[] array = new boolean[1000];

        String text = ValueText.of(array);

        assertThat(text).isEqualTo("[" + "false, ".repeat(999) + "false]");
    }

    @Test
    void large_list_and_map_are_cut_and_say_so() {
        List<Integer> list = IntStream.range(0, 10_000_000).boxed().toList();
        Map<Integer, Integer> map = new TreeMap<>();
        list.subList(0, 5000).forEach(each -> map.put(each, each));

        String text = ValueText.of(list);
        String mapText = ValueText.of(map);

        assertThat(text).startsWith("[0, 1, 2, ").endsWith(", 998, 999, … 9999000 more]");
        assertThat(mapText).startsWith("{0=0, 1=1, ").endsWith(", 999=999, … 4000 more}");
    }

    @Test
    void list_of_just_the_limit_is_as_java_writes_it() {
        List<Integer> list = IntStream.range(0, 1000).boxed().toList();

        String text = ValueText.of(list);

        assertThat(text).isEqualTo(list.toString());
    }

    @Test
    void long_text_is_cut_between_characters_and_says_so() {
        String text = "x" + "😀".repeat(3_000_000);

        String shown = ValueText.of(text);

        assertThat(shown).isEqualTo("x" + "😀".repeat(499_999) + "\n… 5 000 002 more characters are not shown");
    }

    @Test
    void list_that_holds_itself_somewhere_is_cut() {
        List<Object> list = new ArrayList<>();
        list.add(1);
        list.add(List.of(list));

        String text = ValueText.of(list);

        assertThat(text).isEqualTo("[1, [[1, [[…]]]]]");
    }

    @Test
    void map_that_holds_itself_somewhere_is_cut() {
        Map<String, Object> map = new TreeMap<>();
        map.put("a", new ArrayList<>(List.of(map)));

        String text = ValueText.of(map);

        assertThat(text).isEqualTo("{a=[{a=[{…}]}]}");
    }

    @Test
    void record_that_holds_itself_says_why_it_has_no_text() {
        Node node = new Node(new ArrayList<>());
        node.next().add(node);

        String text = ValueText.of(node);

        assertThat(text).matches("Node@[0-9a-f]+ \\(its text would never end: its toString calls itself\\)");
    }

    record Node(List<Node> next) {}

    private static Object[] inItself() {
        Object[] array = new Object[1];
        array[0] = array;
        return array;
    }

    private static final class Nameless {

        @Override
        @SuppressWarnings({"NullAway", "ToStringReturnsNull"}) // learners may write such a method
        public String toString() {
            return null;
        }
    }
}
