package chapter04.boundedsemaphore;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BoundedSemaphoreHiddenTest {

    @Schedules
    @Tries(value = "two give back at once, and there is room for one, in every order", zh = "两个线程同时归还,只有一个空位,按所有可能的顺序")
    void one_of_two_releases_fits() throws Exception {
        var permits = new BoundedSemaphore(2);
        var refused = new AtomicInteger();

        permits.acquire();
        together(() -> release(permits, refused), () -> release(permits, refused));

        assertEquals(1, refused.get(), "IllegalStateException, of 2 release()");
        assertEquals(2, permits.available(), "BoundedSemaphore(2): available()");
    }

    private static void release(BoundedSemaphore permits, AtomicInteger refused) {
        try {
            permits.release();
        } catch (IllegalStateException e) {
            refused.incrementAndGet();
        }
    }

    @Schedules
    @Tries(value = "two try to take the last permit at once, in every order", zh = "两个线程同时尝试最后一个许可,按所有可能的顺序")
    void the_last_permit_is_given_once() throws Exception {
        var permits = new BoundedSemaphore(1);
        var got = new AtomicInteger();

        together(() -> got.addAndGet(permits.tryAcquire() ? 1 : 0), () -> got.addAndGet(permits.tryAcquire() ? 1 : 0));

        assertEquals(1, got.get(), "BoundedSemaphore(1): tryAcquire() == true, of 2 calls");
        assertEquals(0, permits.available(), "available()");
    }

    @Schedules(schedules = 150, random = 40)
    @Tries(value = "one waits, another gives back and takes again, in many orders", zh = "一个线程在等待,另一个归还后又立即取走,按许多种顺序")
    void not_more_get_in_than_there_are_permits() throws Exception {
        var permits = new BoundedSemaphore(1);
        int[] inside = {0};

        enter(permits, inside);
        together(() -> {
            enter(permits, inside);
            leave(permits, inside);
        }, () -> {
            leave(permits, inside);
            enter(permits, inside);
            leave(permits, inside);
        });

        assertEquals(1, permits.available(), "3 × (acquire(), release()): available()");
    }

    private static void enter(BoundedSemaphore permits, int[] inside) throws InterruptedException {
        permits.acquire();
        inside[0]++;
        if (inside[0] != 1) {
            fail(inside[0] + " threads inside, 1 permit");
        }
    }

    private static void leave(BoundedSemaphore permits, int[] inside) {
        inside[0]--;
        permits.release();
    }

    @Schedules(schedules = 150, random = 30, wakeups = false)
    @Tries(value = "two wait, and two permits come one right after the other, in many orders",
            zh = "两个线程在等待,两个许可接连归还,按许多种顺序")
    void both_that_wait_are_woken() throws Exception {
        var permits = new BoundedSemaphore(2);

        permits.acquire();
        permits.acquire();
        together(permits::acquire, permits::acquire, () -> {
            permits.release();
            permits.release();
        });

        assertEquals(0, permits.available(), "4 × acquire(), 2 × release(): available()");
    }

    @Schedules
    @Tries(value = "one looks at the number of permits while others take, wait and give back, in every order",
            zh = "一个线程查看许可数,同时其他线程取、等待和归还,按所有可能的顺序")
    void the_number_stays_within_its_bounds() throws Exception {
        var permits = new BoundedSemaphore(1);

        permits.acquire();
        together(() -> {
            permits.acquire();
            permits.release();
        }, () -> {
            look(permits);
            permits.release();
            look(permits);
        });

        assertEquals(1, permits.available(), "2 × (acquire(), release()): available()");
    }

    private static void look(BoundedSemaphore permits) {
        int seen = permits.available();
        if (seen < 0 || seen > 1) {
            fail("BoundedSemaphore(1): available() == " + seen);
        }
    }

    @Schedules
    @Tries(value = "a thread is interrupted while it waits, in every order", zh = "线程在等待时被中断,按所有可能的顺序")
    void an_interrupt_ends_the_waiting() throws Exception {
        var permits = new BoundedSemaphore(1);

        permits.acquire();
        Thread waiter = new Thread(
                () -> assertThrows(InterruptedException.class, permits::acquire, "interrupt: acquire()"));
        waiter.start();
        waiter.interrupt();
        waiter.join();

        assertEquals(0, permits.available(), "acquire() → InterruptedException: available()");
        permits.release();
        assertEquals(1, permits.available(), "acquire() → InterruptedException, release(): available()");
    }

    @Schedules(schedules = 150, random = 30, wakeups = false)
    @Tries(value = "one of two that wait is interrupted while a permit is given back, in many orders",
            zh = "两个线程在等待,其中一个被中断,同时有许可归还,按许多种顺序")
    void an_interrupt_does_not_swallow_a_permit() throws Exception {
        var permits = new BoundedSemaphore(1);

        permits.acquire();
        Thread interrupted = new Thread(() -> acquireAndRelease(permits));
        Thread other = new Thread(() -> acquireAndRelease(permits));
        interrupted.start();
        other.start();
        interrupted.interrupt();
        permits.release();
        interrupted.join();
        other.join();

        assertEquals(1, permits.available(), "available()");
    }

    private static void acquireAndRelease(BoundedSemaphore permits) {
        try {
            permits.acquire();
            permits.release();
        } catch (InterruptedException e) {
            // one of them may be interrupted; the other one has to get the permit
        }
    }

    @Test
    @Tries(value = "two semaphores have nothing in common", zh = "两个信号量没有任何共用的东西")
    void semaphores_are_independent() {
        ClassRules.of(BoundedSemaphore.class).sharesNothing();
    }
}
