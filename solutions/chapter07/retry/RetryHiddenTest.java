package chapter07.retry;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class RetryHiddenTest {

    private static final int LIMIT_SECONDS = 5;
    private static final int MANY = 10_000;
    private static final int SMALL_STACK = 512 * 1024;

    @Schedules
    @Tries(value = "a try ends only after retry() has returned", zh = "retry() 返回之后,尝试才结束")
    void caller_does_not_wait() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();

        CompletableFuture<String> result = Retry.retry(() -> first, 3);
        first.complete("page");

        assertEquals("page", result.get(), "retry(…, 3), complete(\"page\"): get()");
    }

    @Schedules(schedules = 300, random = 0)
    @Tries(value = "tries and retry() share the only thread of an executor", zh = "各次尝试与 retry() 共用执行器唯一的线程")
    void no_thread_waits_for_a_try() throws Exception {
        try (ExecutorService single = Executors.newSingleThreadExecutor()) {
            AtomicInteger tries = new AtomicInteger();

            CompletableFuture<Integer> result = CompletableFuture.supplyAsync(() -> Retry.retry(
                    () -> CompletableFuture.supplyAsync(() -> oddFails(tries.incrementAndGet()), single), 3), single)
                    .thenCompose(future -> future);

            assertEquals(2, result.get(), "retry(…, 3).get()");
        }
    }

    private static int oddFails(int number) {
        if (number % 2 == 1) {
            throw new IllegalStateException("try " + number);
        }
        return number;
    }

    @Schedules
    @Tries(value = "a try fails while retry() is still at work, in every order", zh = "retry() 尚在进行时一次尝试失败,按所有可能的顺序")
    void next_try_begins_in_every_order() throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        CompletableFuture<String> result = new CompletableFuture<>();
        AtomicInteger tries = new AtomicInteger();

        together(
                () -> Retry.retry(() -> tries.incrementAndGet() == 1 ? first : second, 2)
                        .exceptionally(Throwable::toString)
                        .thenAccept(result::complete),
                () -> {
                    first.completeExceptionally(new IOException("try 1"));
                    second.complete("page");
                });

        assertEquals("page", result.get(), "retry(…, 2).get()");
        assertEquals(2, tries.get(), "retry(…, 2): tries");
    }

    @Schedules
    @Tries(value = "max = 1, and the only try fails", zh = "max = 1,而唯一的一次尝试失败")
    void one_try_is_one_try() {
        AtomicInteger tries = new AtomicInteger();

        CompletableFuture<String> result = Retry.retry(
                () -> CompletableFuture.failedFuture(new IOException("try " + tries.incrementAndGet())), 1);

        ExecutionException failure = assertThrows(ExecutionException.class, result::get, "retry(…, 1).get()");
        assertEquals("try 1", failure.getCause().getMessage(), "retry(…, 1).get(): getCause()");
        assertEquals(1, tries.get(), "retry(…, 1): tries");
    }

    @Schedules
    @Tries(value = "tries.get() itself throws, twice; then a try succeeds", zh = "tries.get() 本身两次抛出异常,然后一次尝试成功")
    void throwing_supplier_is_a_failed_try() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Supplier<CompletableFuture<Integer>> throwing =
                () -> CompletableFuture.completedFuture(lateSuccess(tries.incrementAndGet()));

        CompletableFuture<Integer> result = Retry.retry(throwing, 3);

        assertEquals(3, result.get(), "retry(…, 3).get()");
    }

    private static int lateSuccess(int number) {
        if (number < 3) {
            throw new IllegalStateException("try " + number);
        }
        return number;
    }

    @Schedules
    @Tries(value = "tries.get() itself throws each time", zh = "tries.get() 本身每次都抛出异常")
    void failure_of_a_throwing_supplier_is_told() {
        AtomicInteger tries = new AtomicInteger();

        CompletableFuture<Integer> result = Retry.retry(() -> {
            throw new IllegalStateException("try " + tries.incrementAndGet());
        }, 2);

        ExecutionException failure = assertThrows(ExecutionException.class, result::get, "retry(…, 2).get()");
        assertEquals("try 2", failure.getCause().getMessage(), "retry(…, 2).get(): getCause()");
    }

    @Schedules
    @Tries(value = "the future is cancelled, then the running try fails", zh = "future 被取消,然后正在进行的尝试失败")
    void no_try_begins_after_cancellation() {
        CompletableFuture<String> second = new CompletableFuture<>();
        AtomicInteger tries = new AtomicInteger();
        CompletableFuture<String> result = Retry.retry(() -> tries.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(new IOException("try 1"))
                : second, 4);

        result.cancel(true);
        second.completeExceptionally(new IOException("try 2"));

        assertTrue(tries.get() <= 2, () -> "retry(…, 4), cancel(true), try 2 fails: " + tries + " tries");
    }

    @Test
    @Tries(value = "10 000 tries fail at once, on a small stack", zh = "一万次尝试立即失败,在很小的栈上")
    void many_failures_do_not_overflow_the_stack() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        FutureTask<CompletableFuture<Object>> call = new FutureTask<>(() -> Retry.retry(
                () -> CompletableFuture.failedFuture(new IOException("try " + tries.incrementAndGet())), MANY)
                .whenComplete((_, _) -> ended.countDown()));

        Thread.ofPlatform().name("small").stackSize(SMALL_STACK).start(call);
        CompletableFuture<Object> result = call.get();

        assertTrue(ended.await(LIMIT_SECONDS, TimeUnit.SECONDS), "retry(…, 10000), after try " + tries + ": isDone()");
        ExecutionException failure =
                assertThrows(ExecutionException.class, result::get, "retry(…, 10000).get()");
        assertEquals("java.io.IOException: try 10000", failure.getCause().toString(),
                "retry(…, 10000).get(): getCause()");
        assertEquals(MANY, tries.get(), "retry(…, 10000): tries");
    }
}
