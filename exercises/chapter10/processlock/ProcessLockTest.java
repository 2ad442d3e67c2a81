package chapter10.processlock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.schedules.kit.Tries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessLockTest {

    @Test
    @Tries(value = "one thread, one body after the other", zh = "一个线程,一个接一个地执行")
    void one_thread(@TempDir Path folder) throws Exception {
        var lock = new ProcessLock(folder.resolve("lock"));

        int first = lock.call(() -> 1);
        String second = lock.call(() -> "two");

        assertEquals(1, first, "call(() -> 1)");
        assertEquals("two", second, "call(() -> two)");
    }
}
