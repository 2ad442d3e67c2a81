// Fails: withdraw(10) of 10: expected: <true> but was: <false>
package chapter04.account;

import java.util.concurrent.atomic.AtomicLong;

final class Account {

    private final AtomicLong balance;

    Account(long opening) {
        balance = new AtomicLong(positive(opening));
    }

    boolean withdraw(long n) {
        long left = balance.addAndGet(-positive(n));
        if (left < 0) {
            balance.addAndGet(n); // put it back
            return false;
        }
        return true;
    }

    void deposit(long n) {
        positive(n);
        balance.updateAndGet(old -> Math.addExact(old, n));
    }

    long balance() {
        return balance.get();
    }

    private static long positive(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("must not be negative: " + n);
        }
        return n;
    }
}
