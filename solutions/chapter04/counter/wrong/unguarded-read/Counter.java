// Fails: race
package chapter04.counter;

final class Counter {

    private long sum;

    synchronized void inc() {
        sum++;
    }

    synchronized void add(long n) {
        sum += n;
    }

    long get() {
        return sum;
    }
}
