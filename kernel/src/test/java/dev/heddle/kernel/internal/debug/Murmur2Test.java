package dev.heddle.kernel.internal.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

final class Murmur2Test {

    /// Computed by another implementation, with the kernel's own seed.
    static final Arguments[] TEXTS = {argumentSet("nothing", "", 860856676L),
            argumentSet("one byte left", "a", 2519753128L),
            argumentSet("three bytes left", "1+1", 25903455L),
            argumentSet("two words and two bytes", "int x = 1;", 3080781079L),
            argumentSet("more bytes than characters", "größe 线程", 4224775537L)};

    @ParameterizedTest
    @FieldSource("TEXTS")
    void hash_is_the_one_that_front_ends_compute(String text, long expected) {
        long hash = Murmur2.hash(text, CellSources.SEED);

        assertThat(hash).isEqualTo(expected);
    }
}
