package chapter04.boundedsemaphore;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class BoundedSemaphoreTest {

    @Test
    @Tries(value = "a fourth permit of three is tried", zh = "三个许可,尝试取第四个")
    void the_fourth_does_not_get_one() {
        var permits = new BoundedSemaphore(3);

        String got = permits.tryAcquire() + ", " + permits.tryAcquire() + ", " + permits.tryAcquire() + ", "
                + permits.tryAcquire();

        assertEquals("true, true, true, false", got, "BoundedSemaphore(3): 4 × tryAcquire()");
        assertEquals(0, permits.available(), "available()");
    }

    @Test
    @Tries(value = "more is given back than was taken", zh = "归还的比取走的多")
    void there_is_a_ceiling() throws InterruptedException {
        var permits = new BoundedSemaphore(3);

        permits.acquire();
        permits.release();

        assertThrows(IllegalStateException.class, permits::release, "BoundedSemaphore(3): acquire(), 2 × release()");
        assertEquals(3, permits.available(), "IllegalStateException: available()");
    }

    @Test
    @Tries(value = "a semaphore without permits is made", zh = "创建没有许可的信号量")
    void no_permits_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new BoundedSemaphore(0), "new BoundedSemaphore(0)");
        assertThrows(IllegalArgumentException.class, () -> new BoundedSemaphore(-1), "new BoundedSemaphore(-1)");
    }

    @Schedules
    @Tries(value = "one waits for the only permit, in every order", zh = "一个线程等待唯一的许可,按所有可能的顺序")
    void who_waits_gets_the_permit() throws Exception {
        var permits = new BoundedSemaphore(1);

        permits.acquire();
        together(permits::acquire, permits::release);

        assertEquals(0, permits.available(), "acquire(), A: acquire(), B: release(): available()");
    }
}
