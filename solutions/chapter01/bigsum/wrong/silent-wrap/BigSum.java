// Fails: sum(3_024_617): Expected java.lang.ArithmeticException to be thrown, but nothing was thrown
package chapter01.bigsum;

final class BigSum {

    private BigSum() {}

    static long sum(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += i + i * i;
        }
        return sum;
    }
}
