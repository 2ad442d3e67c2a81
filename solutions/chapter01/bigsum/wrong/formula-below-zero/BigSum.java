// Fails: sum(-1000): expected: <0> but was: <-333333000>
package chapter01.bigsum;

import java.math.BigInteger;

final class BigSum {

    private BigSum() {}

    static long sum(long n) {
        BigInteger number = BigInteger.valueOf(n);
        return number.subtract(BigInteger.ONE)
                .multiply(number)
                .multiply(number.add(BigInteger.ONE))
                .divide(BigInteger.valueOf(3))
                .longValueExact();
    }
}
