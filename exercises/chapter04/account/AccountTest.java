package chapter04.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class AccountTest {

    @Test
    @Tries(value = "money comes and goes", zh = "存钱和取钱")
    void money_comes_and_goes() {
        var account = new Account(100);

        boolean paid = account.withdraw(70);
        account.deposit(5);

        assertTrue(paid, "Account(100): withdraw(70)");
        assertEquals(35, account.balance(), "100 - 70 + 5");
    }

    @Test
    @Tries(value = "more is asked for than there is", zh = "要取的钱比余额多")
    void what_is_not_there_is_refused() {
        var account = new Account(100);

        boolean paid = account.withdraw(101);

        assertFalse(paid, "Account(100): withdraw(101)");
        assertEquals(100, account.balance(), "balance() after withdraw(101) == false");
    }

    @Test
    @Tries(value = "the last coin is taken", zh = "取走最后一分钱")
    void all_can_be_taken() {
        var account = new Account(100);

        boolean paid = account.withdraw(100);

        assertTrue(paid, "Account(100): withdraw(100)");
        assertEquals(0, account.balance(), "100 - 100");
    }

    @Test
    @Tries(value = "an amount below zero is given", zh = "给出负的金额")
    void negative_amounts_are_refused() {
        var account = new Account(100);

        assertThrows(IllegalArgumentException.class, () -> account.withdraw(-1), "withdraw(-1)");
        assertThrows(IllegalArgumentException.class, () -> account.deposit(-1), "deposit(-1)");
        assertThrows(IllegalArgumentException.class, () -> new Account(-1), "new Account(-1)");
        assertEquals(100, account.balance(), "balance() after withdraw(-1), deposit(-1)");
    }
}
