// Fails: Thread c to d waits for Object#1, which thread a to b holds
package chapter13.transfer;

/// Moves money between accounts.
final class Transfer {

    private static final Object BANK = new Object();
    private Transfer() {}

    /// An account. Its balance is guarded by the lock of the account itself.
    static final class Account {

        final int id;
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
        synchronized (BANK) {
            if (a.balance() < n) {
                return false;
            }
            synchronized (a) {
                a.balance -= n;
            }
            synchronized (b) {
                b.balance += n;
            }
            return true;
        }
    }

    static long total(Account a, Account b) {
        synchronized (BANK) {
            return a.balance() + b.balance();
        }
    }
}
