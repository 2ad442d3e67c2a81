package chapter14.fastest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Gates;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class FastestTest {

    @Test
    @Tries(value = "one call returns while the other still waits", zh = "一个调用已返回，另一个还在等待")
    void first_result_wins() throws Exception {
        var gates = new Gates();
        List<Callable<String>> calls = List.of(() -> gates.pass("slow"), () -> {
            gates.awaitArrival("slow");
            return "fast";
        });

        assertEquals("fast", Fastest.fastest(calls), "fastest([slow, fast])");
    }

    @Test
    @Tries(value = "one call throws, then the other returns", zh = "一个调用抛出异常，然后另一个返回")
    void failure_does_not_count() throws Exception {
        var gates = new Gates();
        List<Callable<String>> calls = List.of(() -> {
            gates.open("good");
            throw new IOException("no connection");
        }, () -> gates.pass("good"));

        assertEquals("good", Fastest.fastest(calls), "fastest([IOException, good])");
    }
}
