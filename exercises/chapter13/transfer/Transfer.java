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
        return false; // TODO: move n, and be sure that two transfers never wait for each other
    }

    static long total(Account a, Account b) {
        return 0; // TODO: add up both, while nothing is on its way between them
    }
}
