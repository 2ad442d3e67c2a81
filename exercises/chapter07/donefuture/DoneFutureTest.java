package chapter07.donefuture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

final class DoneFutureTest {

    @Test
    @Tries(value = "two callbacks before complete(42), one after it", zh = "complete(42) 之前加两个回调,之后再加一个")
    void callbacks_before_and_after() throws Exception {
        var future = new DoneFuture<Integer>();
        Queue<String> called = new ConcurrentLinkedQueue<>();

        future.addDoneCallback(_ -> called.add("a"));
        future.addDoneCallback(_ -> called.add("b"));
        assertEquals(List.of(), List.copyOf(called), "addDoneCallback(a), addDoneCallback(b)");
        future.complete(42);
        assertEquals(List.of("a", "b"), List.copyOf(called), "complete(42)");
        future.addDoneCallback(_ -> called.add("c"));
        assertEquals(List.of("a", "b", "c"), List.copyOf(called), "addDoneCallback(c)");

        assertEquals(42, future.result(), "complete(42): result()");
    }

    @Test
    @Tries(value = "fail(), then complete(1)", zh = "先 fail(),再 complete(1)")
    void first_end_decides() {
        var future = new DoneFuture<Integer>();
        IOException failure = new IOException("no network");

        future.fail(failure);
        future.complete(1);

        ExecutionException thrown =
                assertThrows(ExecutionException.class, future::result, "fail(…), complete(1): result()");
        assertSame(failure, thrown.getCause(), "fail(…), complete(1): result(), getCause()");
    }
}
