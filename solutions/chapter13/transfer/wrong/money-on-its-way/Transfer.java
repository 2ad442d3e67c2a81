// Fails: total(b, a): expected: <20> but was:
package chapter13.transfer;

/// Moves money between accounts.
final class Transfer {

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
        synchronized (a) {
            if (a.balance < n) {
                return false;
            }
            a.balance -= n;
        }
        synchronized (b) {
            b.balance += n;
        }
        return true;
    }

    static long total(Account a, Account b) {
        return a.balance() + b.balance();
    }
}
