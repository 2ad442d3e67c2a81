package chapter04.account;

/// Money that many threads pay in and take out.
final class Account {

    private final Object lock = new Object();
    private long balance; // guarded by lock, never negative

    Account(long opening) {
        balance = notNegative(opening);
    }

    boolean withdraw(long n) {
        notNegative(n);
        synchronized (lock) {
            if (balance < n) {
                return false;
            }
            balance -= n;
            return true;
        }
    }

    void deposit(long n) {
        notNegative(n);
        synchronized (lock) {
            balance = Math.addExact(balance, n);
        }
    }

    long balance() {
        synchronized (lock) {
            return balance;
        }
    }

    private static long notNegative(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("an amount is not negative: " + n);
        }
        return n;
    }
}
