package chapter04.pylock;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PyLockHiddenTest {

    @Schedules
    @Tries(value = "another thread gives the lock back, in every order", zh = "由另一个线程释放锁,按所有可能的顺序")
    void any_thread_gives_it_back() throws Exception {
        var lock = new PyLock();

        lock.acquire();
        together(lock::release, lock::acquire);

        assertTrue(lock.locked(), "acquire(), A: release(), B: acquire(): locked()");
    }

    @Schedules
    @Tries(value = "two threads give the lock back at once, in every order", zh = "两个线程同时释放锁,按所有可能的顺序")
    void one_of_two_releases_succeeds() throws Exception {
        var lock = new PyLock();
        var refused = new AtomicInteger();

        lock.acquire();
        together(() -> release(lock, refused), () -> release(lock, refused));

        assertEquals(1, refused.get(), "IllegalStateException, of 2 release()");
        assertFalse(lock.locked(), "locked()");
    }

    private static void release(PyLock lock, AtomicInteger refused) {
        try {
            lock.release();
        } catch (IllegalStateException e) {
            refused.incrementAndGet();
        }
    }

    @Schedules
    @Tries(value = "a free lock is given back, then taken twice", zh = "释放一把没有被占用的锁,然后取两次")
    void releasing_a_free_lock_changes_nothing() throws Exception {
        var lock = new PyLock();

        try {
            lock.release();
        } catch (IllegalStateException e) {
            // this is what the visible checks are about
        }
        lock.acquire();

        assertEquals(false, lock.tryAcquire(Duration.ZERO), "release() of a free lock, acquire(): tryAcquire(0)");
    }

    @Schedules
    @Tries(value = "the thread that has the lock tries to take it again", zh = "已占有锁的线程再次尝试取得它")
    void it_is_not_reentrant() throws Exception {
        var lock = new PyLock();

        lock.acquire();

        assertEquals(false, lock.tryAcquire(Duration.ofSeconds(1)), "acquire(): tryAcquire(1 s)");
        assertTrue(lock.locked(), "tryAcquire(1 s) == false: locked()");
    }

    @Schedules
    @Tries(value = "nobody wants to wait", zh = "不愿意等待")
    void zero_and_less_do_not_wait() throws Exception {
        var lock = new PyLock();

        assertEquals(true, lock.tryAcquire(Duration.ZERO), "free: tryAcquire(0)");
        assertEquals(false, lock.tryAcquire(Duration.ZERO), "taken: tryAcquire(0)");
        assertEquals(false, lock.tryAcquire(Duration.ofSeconds(-1)), "taken: tryAcquire(-1 s)");
        lock.release();
        assertEquals(true, lock.tryAcquire(Duration.ofSeconds(-1)), "free: tryAcquire(-1 s)");
    }

    @Schedules
    @Tries(value = "the lock is given back while another thread tries it, in every order",
            zh = "锁被释放,同时另一个线程正在尝试,按所有可能的顺序")
    void who_tries_is_woken() throws Exception {
        var lock = new PyLock();

        lock.acquire();
        together(lock::release,
                () -> assertEquals(true, lock.tryAcquire(Duration.ofSeconds(10)), "tryAcquire(10 s), release()"));

        assertTrue(lock.locked(), "tryAcquire(10 s) == true: locked()");
    }

    @Schedules(schedules = 150, random = 40)
    @Tries(value = "one thread waits, another gives the lock back and takes it again, in many orders",
            zh = "一个线程在等待,另一个释放锁后又立即取得它,按许多种顺序")
    void one_is_inside_at_a_time() throws Exception {
        var lock = new PyLock();
        int[] inside = {0};

        enter(lock, inside);
        together(() -> {
            enter(lock, inside);
            leave(lock, inside);
        }, () -> {
            leave(lock, inside);
            enter(lock, inside);
            leave(lock, inside);
        });

        assertFalse(lock.locked(), "3 × (acquire(), release()): locked()");
    }

    @Schedules(schedules = 150, random = 40)
    @Tries(value = "one thread tries for some time, another gives the lock back and takes it again, in many orders",
            zh = "一个线程限时尝试,另一个释放锁后又立即取得它,按许多种顺序")
    void one_is_inside_at_a_time_also_if_it_has_tried() throws Exception {
        var lock = new PyLock();
        int[] inside = {0};

        enter(lock, inside);
        together(() -> {
            if (lock.tryAcquire(Duration.ofSeconds(10))) {
                count(inside);
                leave(lock, inside);
            }
        }, () -> {
            leave(lock, inside);
            enter(lock, inside);
            leave(lock, inside);
        });

        assertFalse(lock.locked(), "3 × (acquire(), release()): locked()");
    }

    private static void enter(PyLock lock, int[] inside) throws InterruptedException {
        lock.acquire();
        count(inside);
    }

    private static void count(int[] inside) {
        inside[0]++;
        if (inside[0] != 1) {
            fail(inside[0] + " threads inside");
        }
    }

    private static void leave(PyLock lock, int[] inside) {
        inside[0]--;
        lock.release();
    }

    @Schedules
    @Tries(value = "a thread is interrupted while it waits in acquire(), in every order",
            zh = "线程在 acquire() 中等待时被中断,按所有可能的顺序")
    void an_interrupt_ends_acquire() throws Exception {
        var lock = new PyLock();

        lock.acquire();
        Thread waiter = new Thread(
                () -> assertThrows(InterruptedException.class, lock::acquire, "interrupt: acquire()"));
        waiter.start();
        waiter.interrupt();
        waiter.join();

        assertTrue(lock.locked(), "acquire() → InterruptedException: locked()");
        lock.release();
        assertEquals(true, lock.tryAcquire(Duration.ZERO), "release(): tryAcquire(0)");
    }

    @Schedules
    @Tries(value = "a thread is interrupted while it waits in tryAcquire(), in every order",
            zh = "线程在 tryAcquire() 中等待时被中断,按所有可能的顺序")
    void an_interrupt_ends_try_acquire() throws Exception {
        var lock = new PyLock();

        lock.acquire();
        Thread waiter = new Thread(() -> assertThrows(InterruptedException.class,
                () -> lock.tryAcquire(Duration.ofSeconds(10)), "interrupt: tryAcquire(10 s)"));
        waiter.start();
        waiter.interrupt();
        waiter.join();

        lock.release();
        assertEquals(true, lock.tryAcquire(Duration.ZERO), "release(): tryAcquire(0)");
    }

    @Schedules(schedules = 100, random = 30, wakeups = false)
    @Tries(value = "one of two that wait is interrupted while the lock is given back, in many orders",
            zh = "两个线程在等待,其中一个被中断,同时锁被释放,按许多种顺序")
    void an_interrupt_does_not_swallow_a_release() throws Exception {
        var lock = new PyLock();

        lock.acquire();
        Thread interrupted = new Thread(() -> acquireAndRelease(lock));
        Thread other = new Thread(() -> acquireAndRelease(lock));
        interrupted.start();
        other.start();
        interrupted.interrupt();
        lock.release();
        interrupted.join();
        other.join();

        assertFalse(lock.locked(), "locked()");
    }

    private static void acquireAndRelease(PyLock lock) {
        try {
            lock.acquire();
            lock.release();
        } catch (InterruptedException e) {
            // one of them may be interrupted; the other one has to get the lock
        }
    }

    @Test
    @Tries(value = "two locks have nothing in common", zh = "两把锁没有任何共用的东西")
    void locks_are_independent() {
        ClassRules.of(PyLock.class).sharesNothing();
    }
}
