package chapter06.chunkedsum;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class ChunkedSumTest {

    @Test
    @Tries(value = "the sum of i + i², four workers", zh = "i + i² 之和,四个工作线程")
    void four_workers_add_up() throws Exception {
        long sum = ChunkedSum.sum(i -> i + i * i, 1_000, 4);

        assertEquals(333_333_000, sum, "sum(i -> i + i * i, 1000, 4)");
    }

    @Test
    @Tries(value = "ten numbers, three workers", zh = "十个数,三个工作线程")
    void ten_numbers_do_not_divide_by_three() throws Exception {
        long sum = ChunkedSum.sum(i -> i, 10, 3);

        assertEquals(45, sum, "sum(i -> i, 10, 3)");
    }
}
