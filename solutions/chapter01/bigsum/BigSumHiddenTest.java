package chapter01.bigsum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class BigSumHiddenTest {

    private static final long LAST_THAT_FITS = 3_024_616;

    @Test
    @Tries(value = "no number, one, two, three", zh = "零个、一个、两个、三个数")
    void few_numbers() {
        assertEquals(0, BigSum.sum(0), "sum(0)");
        assertEquals(0, BigSum.sum(1), "sum(1)");
        assertEquals(2, BigSum.sum(2), "sum(2)");
        assertEquals(8, BigSum.sum(3), "sum(3)");
    }

    @Test
    @Tries(value = "a negative n: nothing to add up", zh = "n 为负:没有可加的数")
    void negative_n_has_no_numbers() {
        assertEquals(0, BigSum.sum(-1), "sum(-1)");
        assertEquals(0, BigSum.sum(-1000), "sum(-1000)");
        assertEquals(0, BigSum.sum(-5_000_000), "sum(-5_000_000)");
        assertEquals(0, BigSum.sum(Long.MIN_VALUE), "sum(Long.MIN_VALUE)");
    }

    @Test
    @Tries(value = "the last sum that fits, and the one before", zh = "最后一个放得下的和,以及它前面的一个")
    void last_sum_that_fits_is_exact() {
        assertEquals(9_223_366_814_367_850_760L - (LAST_THAT_FITS - 1) * LAST_THAT_FITS, BigSum.sum(LAST_THAT_FITS - 1),
                "sum(3_024_615)");
        assertEquals(9_223_366_814_367_850_760L, BigSum.sum(LAST_THAT_FITS), "sum(3_024_616)");
    }

    @Test
    @Tries(value = "the first sum that is too large", zh = "第一个放不下的和")
    void first_sum_that_does_not_fit_is_refused() {
        assertThrows(ArithmeticException.class, () -> BigSum.sum(LAST_THAT_FITS + 1), "sum(3_024_617)");
    }

    @Test
    @Tries(value = "sums that are much too large", zh = "大得多、放不下的和")
    void larger_sums_are_refused() {
        assertThrows(ArithmeticException.class, () -> BigSum.sum(4_000_000), "sum(4_000_000)");
        assertThrows(ArithmeticException.class, () -> BigSum.sum(6_000_000), "sum(6_000_000)");
        assertThrows(ArithmeticException.class, () -> BigSum.sum((1L << 32) + 1000), "sum(4_294_968_296)");
        assertThrows(ArithmeticException.class, () -> BigSum.sum(Long.MAX_VALUE), "sum(Long.MAX_VALUE)");
    }
}
