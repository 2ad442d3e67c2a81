package chapter13.transfer;

import java.util.concurrent.atomic.AtomicLong;

/// Moves money between accounts.
final class Transfer {

    private Transfer() {}

    /// An account. Its balance is guarded by the lock of the account itself.
    static final class Account {

        private static final AtomicLong COUNT = new AtomicLong();

        final int id;
        private final long rank = COUNT.incrementAndGet(); // ids may be the same, ranks never are
        private long balance;

        Account(int id, long balance) {
            this.id = id;
            this.balance = balance;
        }

        synchronized long balance() {
            return balance;
        }
    }

    static boolean transfer(Account a, Account b, long n) {
        synchronized (first(a, b)) {
            synchronized (second(a, b)) {
                if (a.balance < n) {
                    return false;
                }
                a.balance -= n;
                b.balance += n;
                return true;
            }
        }
    }

    static long total(Account a, Account b) {
        synchronized (first(a, b)) {
            synchronized (second(a, b)) {
                return a.balance + b.balance;
            }
        }
    }

    private static Account first(Account a, Account b) {
        return a.rank < b.rank ? a : b;
    }

    private static Account second(Account a, Account b) {
        return a.rank < b.rank ? b : a;
    }
}
