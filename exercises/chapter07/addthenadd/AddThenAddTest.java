package chapter07.addthenadd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AddThenAddTest {

    private static final int LIMIT_SECONDS = 5;

    @Test
    @Tries(value = "7, with a thread for the work and one for the callback", zh = "数字 7,一个线程做工作,一个线程做回调")
    void seven_becomes_1107() throws Exception {
        Executor work = task -> Thread.ofPlatform().name("work").start(task);
        Executor callbacks = task -> Thread.ofPlatform().name("callbacks").start(task);

        CompletableFuture<Integer> result = AddThenAdd.add100Then1000(7, work, callbacks);

        assertEquals(1107, result.get(LIMIT_SECONDS, TimeUnit.SECONDS), "add100Then1000(7, …).get()");
    }
}
