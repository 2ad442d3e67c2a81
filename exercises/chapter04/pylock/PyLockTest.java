package chapter04.pylock;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PyLockTest {

    @Test
    @Tries(value = "one thread takes the lock and gives it back", zh = "一个线程取得锁再释放")
    void one_thread_takes_it_and_gives_it_back() throws InterruptedException {
        var lock = new PyLock();

        assertFalse(lock.locked(), "new PyLock(): locked()");
        lock.acquire();
        assertTrue(lock.locked(), "acquire(): locked()");
        lock.release();
        assertFalse(lock.locked(), "acquire(), release(): locked()");
    }

    @Test
    @Tries(value = "a free lock is given back", zh = "释放一把没有被占用的锁")
    void a_free_lock_is_not_given_back() {
        var lock = new PyLock();

        assertThrows(IllegalStateException.class, lock::release, "release()");
        assertFalse(lock.locked(), "release() → IllegalStateException: locked()");
    }

    @Schedules(schedules = 150, random = 40)
    @Tries(value = "two threads want in, in many orders", zh = "两个线程都想进入,按许多种顺序")
    void one_is_inside_at_a_time() throws Exception {
        var lock = new PyLock();
        int[] inside = {0};

        together(() -> visit(lock, inside), () -> visit(lock, inside));

        assertFalse(lock.locked(), "2 × (acquire(), release()): locked()");
    }

    private static void visit(PyLock lock, int[] inside) throws InterruptedException {
        lock.acquire();
        inside[0]++;
        if (inside[0] != 1) {
            fail(inside[0] + " threads inside");
        }
        inside[0]--;
        lock.release();
    }

    @Test
    @Tries(value = "a lock is tried", zh = "尝试取得锁")
    void a_lock_can_be_tried() throws InterruptedException {
        var lock = new PyLock();

        assertEquals(true, lock.tryAcquire(Duration.ofSeconds(1)), "free: tryAcquire(1 s)");
        assertTrue(lock.locked(), "tryAcquire(1 s) == true: locked()");
    }
}
