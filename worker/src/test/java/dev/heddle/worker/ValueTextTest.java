package dev.heddle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
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
