// Fails: A data race on Account.balance
package chapter04.account;

final class Account {

    private long balance;

    Account(long opening) {
        if (opening < 0) {
            throw new IllegalArgumentException();
        }
        balance = opening;
    }

    synchronized boolean withdraw(long n) {
        if (n < 0) {
            throw new IllegalArgumentException();
        }
        if (n > balance) {
            return false;
        }
        balance -= n;
        return true;
    }

    synchronized void deposit(long n) {
        if (n < 0) {
            throw new IllegalArgumentException();
        }
        balance = Math.addExact(balance, n);
    }

    long balance() {
        return balance;
    }
}
