// Fails: sum(4_000_000): Expected java.lang.ArithmeticException to be thrown, but nothing was thrown
package chapter01.bigsum;

final class BigSum {

    private BigSum() {}

    static long sum(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum += i + i * i;
        }
        if (sum < 0) {
            throw new ArithmeticException("the sum of " + n + " is too large");
        }
        return sum;
    }
}
