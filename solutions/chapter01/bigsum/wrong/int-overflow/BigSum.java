// Fails: sum(1_000_000): expected: <333333333333000000> but was: <
package chapter01.bigsum;

final class BigSum {

    private BigSum() {}

    static long sum(long n) {
        if (n > 3024616) {
            throw new ArithmeticException("too large");
        }
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += i + i * i;
        }
        return sum;
    }
}
