package chapter13.transfer;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TransferHiddenTest {

    @Schedules(schedules = 300, random = 100)
    @Tries(value = "two threads transfer both ways, in every order", zh = "两个线程互相转账，按所有可能的顺序")
    void both_ways_come_to_an_end() throws Exception {
        var a = new Transfer.Account(1, 10);
        var b = new Transfer.Account(2, 10);

        together(() -> Transfer.transfer(a, b, 3), () -> Transfer.transfer(b, a, 5));

        assertEquals(12, a.balance(), "a.balance()");
        assertEquals(8, b.balance(), "b.balance()");
    }

    @Schedules(schedules = 300, random = 100)
    @Tries(value = "two threads transfer both ways between accounts with the same id, in every order",
            zh = "两个线程在 id 相同的两个账户之间互相转账，按所有可能的顺序")
    void equal_ids_do_no_harm() throws Exception {
        var a = new Transfer.Account(7, 10);
        var b = new Transfer.Account(7, 10);

        together(() -> Transfer.transfer(a, b, 3), () -> Transfer.transfer(b, a, 5));

        assertEquals(12, a.balance(), "a.balance()");
        assertEquals(8, b.balance(), "b.balance()");
    }

    @Schedules(schedules = 300, random = 100)
    @Tries(value = "three threads transfer in a circle, in every order", zh = "三个线程循环转账，按所有可能的顺序")
    void circle_comes_to_an_end() throws Exception {
        var a = new Transfer.Account(1, 10);
        var b = new Transfer.Account(2, 10);
        var c = new Transfer.Account(3, 10);

        together(() -> Transfer.transfer(a, b, 1), () -> Transfer.transfer(b, c, 2), () -> Transfer.transfer(c, a, 4));

        assertEquals(13, a.balance(), "a.balance()");
        assertEquals(9, b.balance(), "b.balance()");
        assertEquals(8, c.balance(), "c.balance()");
    }

    @Schedules
    @Tries(value = "two threads want all that the account has, in every order", zh = "两个线程都要转走账户的全部余额，按所有可能的顺序")
    void only_one_gets_all() throws Exception {
        var a = new Transfer.Account(1, 10);
        var b = new Transfer.Account(2, 0);
        var moved = new AtomicInteger();

        together(() -> {
            if (Transfer.transfer(a, b, 10)) {
                moved.incrementAndGet();
            }
        }, () -> {
            if (Transfer.transfer(a, b, 10)) {
                moved.incrementAndGet();
            }
        });

        assertEquals(0, a.balance(), "a.balance()");
        assertEquals(10, b.balance(), "b.balance()");
        assertEquals(1, moved.get(), "transfer(a, b, 10) == true");
    }

    @Schedules
    @Tries(value = "one thread adds up while another transfers, in every order", zh = "一个线程求总额，同时另一个转账，按所有可能的顺序")
    void total_sees_no_money_on_its_way() throws Exception {
        var a = new Transfer.Account(1, 10);
        var b = new Transfer.Account(2, 10);

        together(() -> Transfer.transfer(a, b, 3), () -> assertEquals(20, Transfer.total(b, a), "total(b, a)"));
    }

    @Schedules(schedules = 300, random = 100)
    @Tries(value = "one thread adds up while two transfer, in every order", zh = "一个线程求总额，同时两个线程转账，按所有可能的顺序")
    void total_waits_for_nobody_who_waits_for_it() throws Exception {
        var a = new Transfer.Account(5, 10);
        var b = new Transfer.Account(5, 10);

        together(() -> Transfer.transfer(a, b, 3), () -> assertEquals(20, Transfer.total(b, a), "total(b, a)"),
                () -> assertEquals(20, Transfer.total(a, b), "total(a, b)"));
    }

    @Schedules
    @Tries(value = "a transfer waits for the lock of its account, and another between other accounts does not",
            zh = "一个转账在等待账户的锁时，其他账户之间的转账不受影响")
    void other_accounts_do_not_wait() throws Exception {
        var a = new Transfer.Account(1, 10);
        var b = new Transfer.Account(2, 10);
        var c = new Transfer.Account(3, 10);
        var d = new Transfer.Account(4, 10);
        Thread held = Thread.ofPlatform().name("a to b").unstarted(() -> Transfer.transfer(a, b, 1));
        Thread free = Thread.ofPlatform().name("c to d").unstarted(() -> Transfer.transfer(c, d, 1));

        synchronized (a) {
            synchronized (b) {
                held.start();
                free.start();
                free.join();
            }
        }
        held.join();

        assertEquals(11, d.balance(), "d.balance()");
    }

    @Test
    @Tries(value = "an account transfers to itself", zh = "账户给自己转账")
    void own_account_keeps_its_money() {
        var a = new Transfer.Account(1, 10);

        assertTrue(Transfer.transfer(a, a, 10), "transfer(a, a, 10) of 10");
        assertEquals(10, a.balance(), "a.balance()");

        assertFalse(Transfer.transfer(a, a, 11), "transfer(a, a, 11) of 10");
        assertEquals(10, a.balance(), "a.balance()");
    }
}
