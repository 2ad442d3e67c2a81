// Fails: 0 + 1 + 10: expected: <11> but was:
package chapter04.account;

final class Account {

    private volatile long balance;

    Account(long opening) {
        checkAmount(opening);
        balance = opening;
    }

    boolean withdraw(long n) {
        checkAmount(n);
        if (balance >= n) {
            balance -= n;
            return true;
        }
        return false;
    }

    void deposit(long n) {
        checkAmount(n);
        balance = Math.addExact(balance, n);
    }

    long balance() {
        return balance;
    }

    private static void checkAmount(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("amount must not be negative");
        }
    }
}
