package chapter01.bigsum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class BigSumTest {

    @Test
    @Tries(value = "a thousand numbers", zh = "一千个数")
    void a_thousand() {
        assertEquals(333_333_000L, BigSum.sum(1000), "sum(1000)");
    }

    @Test
    @Tries(value = "a million numbers", zh = "一百万个数")
    void a_million() {
        assertEquals(333_333_333_333_000_000L, BigSum.sum(1_000_000), "sum(1_000_000)");
    }
}
