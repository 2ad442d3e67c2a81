// Fails: 10 - 10 + 5: expected: <5> but was:
package chapter04.account;

final class Account {

    private final Object withdrawing = new Object();
    private final Object depositing = new Object();
    private long balance;

    Account(long opening) {
        check(opening);
        balance = opening;
    }

    boolean withdraw(long n) {
        check(n);
        synchronized (withdrawing) {
            if (n > balance) {
                return false;
            }
            balance = balance - n;
            return true;
        }
    }

    void deposit(long n) {
        check(n);
        synchronized (depositing) {
            balance = Math.addExact(balance, n);
        }
    }

    long balance() {
        synchronized (withdrawing) {
            return balance;
        }
    }

    private static void check(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("negative amount: " + n);
        }
    }
}
