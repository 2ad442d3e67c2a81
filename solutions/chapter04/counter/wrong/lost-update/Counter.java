// Fails: both saw sum = 0
package chapter04.counter;

final class Counter {

    private long sum;

    void inc() {
        sum++;
    }

    void add(long n) {
        sum += n;
    }

    long get() {
        return sum;
    }
}
