package chapter07.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RetryTest {

    private static final int LIMIT_SECONDS = 5;

    @Test
    @Tries(value = "two tries fail, the third succeeds", zh = "前两次尝试失败,第三次成功")
    void third_try_succeeds() throws Exception {
        AtomicInteger tries = new AtomicInteger();

        CompletableFuture<String> result = Retry.retry(() -> tries.incrementAndGet() < 3
                ? CompletableFuture.failedFuture(new IOException("try " + tries))
                : CompletableFuture.completedFuture("try " + tries), 5);

        assertEquals("try 3", result.get(LIMIT_SECONDS, TimeUnit.SECONDS), "retry(…, 5).get()");
        assertEquals(3, tries.get(), "retry(…, 5): tries");
    }

    @Test
    @Tries(value = "all three tries fail", zh = "三次尝试全部失败")
    void last_failure_is_told() {
        AtomicInteger tries = new AtomicInteger();

        CompletableFuture<String> result = Retry.retry(
                () -> CompletableFuture.failedFuture(new IOException("try " + tries.incrementAndGet())), 3);

        ExecutionException failure = assertThrows(ExecutionException.class,
                () -> result.get(LIMIT_SECONDS, TimeUnit.SECONDS), "retry(…, 3).get()");
        assertEquals("try 3", failure.getCause().getMessage(), "retry(…, 3).get(): getCause()");
        assertEquals(3, tries.get(), "retry(…, 3): tries");
    }
}
