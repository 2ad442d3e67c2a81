package chapter04.account;

import static dev.heddle.schedules.Schedules.together;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.heddle.schedules.junit.Schedules;
import dev.heddle.schedules.kit.ClassRules;
import dev.heddle.schedules.kit.Tries;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AccountHiddenTest {

    @Schedules
    @Tries(value = "two threads withdraw all of it at once, in every order", zh = "两个线程同时取走全部余额,按所有可能的顺序")
    void all_of_it_is_paid_once() throws Exception {
        var account = new Account(10);
        var paid = new AtomicInteger();

        together(() -> paid.addAndGet(account.withdraw(10) ? 1 : 0),
                () -> paid.addAndGet(account.withdraw(10) ? 1 : 0));

        assertEquals(1, paid.get(), "withdraw(10) == true, of 2 calls");
        assertEquals(0, account.balance(), "10 - 10");
    }

    @Schedules
    @Tries(value = "one thread withdraws while another deposits, in every order", zh = "一个线程取钱,同时另一个存钱,按所有可能的顺序")
    void no_money_is_lost_or_made() throws Exception {
        var account = new Account(10);

        together(() -> account.withdraw(10), () -> account.deposit(5));

        assertEquals(5, account.balance(), "10 - 10 + 5");
    }

    @Schedules
    @Tries(value = "two threads deposit at once, in every order", zh = "两个线程同时存钱,按所有可能的顺序")
    void no_deposit_is_lost() throws Exception {
        var account = new Account(0);

        together(() -> account.deposit(1), () -> account.deposit(10));

        assertEquals(11, account.balance(), "0 + 1 + 10");
    }

    @Schedules
    @Tries(value = "one asks for too much while another asks for what is there, in every order",
            zh = "一个线程要取的太多,同时另一个要取的正好够,按所有可能的顺序")
    void what_can_be_paid_is_paid() throws Exception {
        var account = new Account(10);

        together(() -> assertEquals(false, account.withdraw(15), "withdraw(15) of 10"),
                () -> assertEquals(true, account.withdraw(10), "withdraw(10) of 10"));

        assertEquals(0, account.balance(), "10 - 10");
    }

    @Schedules
    @Tries(value = "one thread looks while others take, in every order", zh = "一个线程查看余额,同时其他线程取钱,按所有可能的顺序")
    void nobody_sees_a_debt() throws Exception {
        var account = new Account(10);

        together(() -> account.withdraw(10), () -> account.withdraw(10), () -> {
            long seen = account.balance();
            if (seen != 0 && seen != 10) {
                fail("balance() == " + seen + " ∉ {0, 10}");
            }
        });
    }

    @Test
    @Tries(value = "a deposit does not fit into a long", zh = "存款超出 long 的范围")
    void a_deposit_that_does_not_fit_is_refused() {
        var account = new Account(Long.MAX_VALUE - 1);

        account.deposit(1);

        assertThrows(ArithmeticException.class, () -> account.deposit(1), "Long.MAX_VALUE + 1");
        assertEquals(Long.MAX_VALUE, account.balance(), "balance() after an ArithmeticException");
    }

    @Schedules
    @Tries(value = "two deposits come at once, and one of them fits, in every order", zh = "两笔存款同时到来,只放得下一笔,按所有可能的顺序")
    void one_of_two_deposits_fits() throws Exception {
        var account = new Account(Long.MAX_VALUE - 1);
        var refused = new AtomicInteger();

        together(() -> refused.addAndGet(depositFails(account) ? 1 : 0),
                () -> refused.addAndGet(depositFails(account) ? 1 : 0));

        assertEquals(1, refused.get(), "ArithmeticException, of 2 deposit(1)");
        assertEquals(Long.MAX_VALUE, account.balance(), "Long.MAX_VALUE - 1 + 1");
    }

    private static boolean depositFails(Account account) {
        try {
            account.deposit(1);
            return false;
        } catch (ArithmeticException e) {
            return true;
        }
    }

    @Test
    @Tries(value = "amounts are zero, or as large as a long can be", zh = "金额为零,或取 long 的极值")
    void extreme_amounts_are_no_trap() {
        var account = new Account(0);

        assertTrue(account.withdraw(0), "Account(0): withdraw(0)");
        account.deposit(0);
        assertEquals(false, account.withdraw(Long.MAX_VALUE), "Account(0): withdraw(Long.MAX_VALUE)");
        account.deposit(Long.MAX_VALUE);
        assertThrows(IllegalArgumentException.class, () -> account.withdraw(Long.MIN_VALUE),
                "withdraw(Long.MIN_VALUE)");
        assertEquals(true, account.withdraw(Long.MAX_VALUE), "withdraw(Long.MAX_VALUE)");
        assertEquals(0, account.balance(), "0 + Long.MAX_VALUE - Long.MAX_VALUE");
    }

    @Test
    @Tries(value = "two accounts have nothing in common", zh = "两个账户没有任何共用的东西")
    void accounts_are_independent() {
        ClassRules.of(Account.class).sharesNothing();
    }
}
