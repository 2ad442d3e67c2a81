package chapter13.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.schedules.kit.Tries;
import org.junit.jupiter.api.Test;

final class TransferTest {

    @Test
    @Tries(value = "money is moved, also all of it", zh = "转账，包括转走全部余额")
    void money_is_moved() {
        var a = new Transfer.Account(1, 100);
        var b = new Transfer.Account(2, 20);

        boolean some = Transfer.transfer(a, b, 30);
        boolean all = Transfer.transfer(b, a, 50);

        assertTrue(some, "transfer(a, b, 30)");
        assertTrue(all, "transfer(b, a, 50)");
        assertEquals(120, a.balance(), "a.balance()");
        assertEquals(0, b.balance(), "b.balance()");
        assertEquals(120, Transfer.total(a, b), "total(a, b)");
    }

    @Test
    @Tries(value = "the account has less than is wanted", zh = "账户余额不足")
    void too_much_is_not_moved() {
        var a = new Transfer.Account(1, 100);
        var b = new Transfer.Account(2, 20);

        boolean moved = Transfer.transfer(a, b, 101);

        assertFalse(moved, "transfer(a, b, 101)");
        assertEquals(100, a.balance(), "a.balance()");
        assertEquals(20, b.balance(), "b.balance()");
    }
}
