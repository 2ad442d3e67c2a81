package chapter01.bigsum;

/// Adds up large numbers.
final class BigSum {

    private BigSum() {}

    static long sum(long n) {
        return 0; // TODO: add up i + i * i for all i < n
    }
}
