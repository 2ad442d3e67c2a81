// Fails: ArithmeticException (long overflow) was thrown at BigSum.sum
package chapter01.bigsum;

final class BigSum {

    private BigSum() {}

    static long sum(long n) {
        if (n < 0) {
            return 0;
        }
        long product = Math.multiplyExact(n - 1, Math.multiplyExact(n, n + 1));
        return product / 3;
    }
}
