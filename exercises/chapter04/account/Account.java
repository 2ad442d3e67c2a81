package chapter04.account;

/// Money that many threads pay in and take out.
final class Account {

    Account(long opening) {
        // TODO: what does an account have to remember?
    }

    boolean withdraw(long n) {
        return false; // TODO: take n if it is there
    }

    void deposit(long n) {
        // TODO: add n if it fits
    }

    long balance() {
        return 0; // TODO: tell what is there
    }
}
