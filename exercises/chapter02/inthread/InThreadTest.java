package chapter02.inthread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class InThreadTest {

    @Test
    @Tries(value = "the task's value comes back", zh = "返回任务的值")
    void value_comes_back() throws Exception {
        int value = InThread.inNewThread(() -> 6 * 7);

        assertEquals(42, value, "inNewThread(() -> 6 * 7)");
    }

    @Test
    @Tries(value = "the task runs in another thread", zh = "任务在另一个线程中运行")
    void task_runs_elsewhere() throws Exception {
        Thread thread = InThread.inNewThread(Thread::currentThread);

        assertNotSame(Thread.currentThread(), thread, "Thread.currentThread()");
    }
}
