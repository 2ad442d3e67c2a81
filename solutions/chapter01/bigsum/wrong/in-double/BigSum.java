// Fails: sum(3_024_615): expected: <
package chapter01.bigsum;

final class BigSum {

    private BigSum() {}

    static long sum(long n) {
        if (n <= 0) {
            return 0;
        }
        double sum = (n - 1.0) * n * (n + 1.0) / 3;
        if (sum > Long.MAX_VALUE) {
            throw new ArithmeticException("too large");
        }
        return (long) sum;
    }
}
