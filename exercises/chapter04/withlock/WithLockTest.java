package chapter04.withlock;

import static chapter04.withlock.WithLock.withLock;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

final class WithLockTest {

    @Test
    @Tries(value = "the body returns a value", zh = "代码块返回一个值")
    void the_value_is_returned() throws Exception {
        var lock = new ReentrantLock();

        Object value = withLock(lock, () -> 6 * 7);

        assertEquals(42, value, "withLock(lock, () -> 6 * 7)");
    }

    @Test
    @Tries(value = "the lock is held while the body runs, and free after it", zh = "代码块运行时持有锁,之后释放")
    void the_lock_is_held_meanwhile() throws Exception {
        var lock = new ReentrantLock();

        Object held = withLock(lock, lock::isHeldByCurrentThread);

        assertEquals(true, held, "lock.isHeldByCurrentThread() in the body");
        assertFalse(lock.isLocked(), "lock.isLocked() after withLock");
    }
}
