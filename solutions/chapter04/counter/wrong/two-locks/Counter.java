// Fails: both saw sum
package chapter04.counter;

final class Counter {

    private final Object forInc = new Object();
    private final Object forAdd = new Object();
    private long sum;

    void inc() {
        synchronized (forInc) {
            sum++;
        }
    }

    void add(long n) {
        synchronized (forAdd) {
            sum += n;
        }
    }

    long get() {
        synchronized (forAdd) {
            return sum;
        }
    }
}
