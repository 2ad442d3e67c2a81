// Fails: which thread B holds
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
        Account first = a.id < b.id ? a : b;
        Account second = a.id < b.id ? b : a;
        synchronized (first) {
            synchronized (second) {
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
        Account first = a.id < b.id ? a : b;
        Account second = a.id < b.id ? b : a;
        synchronized (first) {
            synchronized (second) {
                return a.balance + b.balance;
            }
        }
    }
}
