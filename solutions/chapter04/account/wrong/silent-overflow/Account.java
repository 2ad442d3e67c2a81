// Fails: Long.MAX_VALUE + 1
package chapter04.account;

final class Account {

    private long balance;

    Account(long opening) {
        if (opening < 0) {
            throw new IllegalArgumentException("opening < 0");
        }
        balance = opening;
    }

    synchronized boolean withdraw(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("n < 0");
        }
        if (balance >= n) {
            balance -= n;
            return true;
        }
        return false;
    }

    synchronized void deposit(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("n < 0");
        }
        balance += n;
    }

    synchronized long balance() {
        return balance;
    }
}
