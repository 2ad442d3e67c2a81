package chapter01.bigsum;

/// Adds up large numbers.
final class BigSum {

    private BigSum() {}

    static long sum(long n) {
        long sum = 0;
        for (long i = 0; i < n; i++) {
            sum = Math.addExact(sum, i + i * i); // i + i * i fits: the sum is too large long before
        }
        return sum;
    }
}
