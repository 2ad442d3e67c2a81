// Fails: withdraw(10) == true, of 2 calls: expected: <1> but was: <2>
package chapter04.account;

final class Account {

    private long balance;

    Account(long opening) {
        check(opening);
        this.balance = opening;
    }

    boolean withdraw(long n) {
        check(n);
        if (balance() < n) {
            return false;
        }
        synchronized (this) {
            balance -= n;
        }
        return true;
    }

    void deposit(long n) {
        check(n);
        synchronized (this) {
            balance = Math.addExact(balance, n);
        }
    }

    synchronized long balance() {
        return balance;
    }

    private static void check(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("negative");
        }
    }
}
