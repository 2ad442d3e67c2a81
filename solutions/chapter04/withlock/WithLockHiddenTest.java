package chapter04.withlock;

import static chapter04.withlock.WithLock.withLock;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.heddle.schedules.kit.RecordingLock;
import dev.heddle.schedules.kit.Tries;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class WithLockHiddenTest {

    private final RecordingLock lock = new RecordingLock();

    @Test
    @Tries(value = "the order is lock, body, unlock", zh = "顺序是加锁、运行、解锁")
    void the_lock_is_around_the_body() throws Exception {
        withLock(lock, () -> {
            lock.note("body");
            return 1;
        });

        assertEquals(List.of("lock", "body", "unlock"), lock.events(), "withLock");
    }

    @Test
    @Tries(value = "the body returns null", zh = "代码块返回 null")
    void null_is_a_result() throws Exception {
        Object value = withLock(lock, () -> null);

        assertNull(value, "withLock(lock, () -> null)");
        assertFalse(lock.isLocked(), "isLocked()");
    }

    @Test
    @Tries(value = "the body throws a checked exception", zh = "代码块抛出受检异常")
    void an_exception_gives_the_lock_back() {
        theLockIsGivenBackAfter(new IOException("disk full"));
    }

    @Test
    @Tries(value = "the body throws a RuntimeException", zh = "代码块抛出 RuntimeException")
    void a_runtime_exception_gives_the_lock_back() {
        theLockIsGivenBackAfter(new IllegalStateException("not now"));
    }

    @Test
    @Tries(value = "the body throws an Error", zh = "代码块抛出 Error")
    void an_error_gives_the_lock_back() {
        theLockIsGivenBackAfter(new StackOverflowError("too deep"));
    }

    private void theLockIsGivenBackAfter(Throwable thrown) {
        String what = thrown.getClass().getSimpleName();

        Throwable came = whatComesOf(() -> {
            lock.note("body");
            throwIt(thrown);
            return 1;
        });

        assertEquals(List.of("lock", "body", "unlock"), lock.events(), "body: throw " + what);
        assertSame(thrown, came, "body: throw " + what);
    }

    @Test
    @Tries(value = "lock() itself throws", zh = "lock() 本身抛出异常")
    void a_lock_that_was_never_taken_is_not_given_back() {
        lock.refuse();

        Throwable came = whatComesOf(() -> {
            lock.note("body");
            return 1;
        });

        assertEquals(List.of("lock"), lock.events(), "lock(): throw IllegalStateException");
        assertEquals(IllegalStateException.class, came == null ? null : came.getClass(),
                "lock(): throw IllegalStateException");
    }

    @Test
    @Tries(value = "a body uses withLock with the same lock", zh = "代码块里再次对同一把锁使用 withLock")
    void nested_use_gives_back_twice() throws Exception {
        Object value = withLock(lock, () -> withLock(lock, () -> {
            lock.note("body");
            return 7;
        }));

        assertEquals(7, value, "withLock(lock, () -> withLock(lock, …))");
        assertEquals(List.of("lock", "lock", "body", "unlock", "unlock"), lock.events(),
                "withLock(lock, () -> withLock(lock, …))");
        assertFalse(lock.isLocked(), "isLocked()");
    }

    private Throwable whatComesOf(Callable<?> body) {
        try {
            withLock(lock, body);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwIt(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
