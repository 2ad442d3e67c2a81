package dev.heddle.worker.time;

import java.util.List;

/// What some numbers have in common.
///
/// @param least   the smallest
/// @param lower   a quarter of them is below
/// @param median  half of them is below
/// @param upper   a quarter of them is above
/// @param most    the largest
/// @param sureLow what the true median is above, in 95 of 100 such samples
/// @param sureTop what it is below; with fewer than six numbers nothing is sure, and these are the smallest and the largest
public record Spread(double least, double lower, double median, double upper, double most, double sureLow,
        double sureTop) {

    private static final double DOUBT_AT_ONE_END = 0.025;
    private static final int MANY = 500;

    /// Looks at numbers.
    ///
    /// @param numbers at least one
    /// @return what they have in common
    public static Spread of(List<Double> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no numbers");
        }
        List<Double> sorted = numbers.stream().sorted().toList();
        int cut = cut(sorted.size());
        return new Spread(sorted.getFirst(), at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75), sorted.getLast(),
                sorted.get(cut), sorted.get(sorted.size() - 1 - cut));
    }

    /// How many numbers at each end the median is not beyond: each of them is above it with the luck of a coin.
    private static int cut(int size) {
        if (size > MANY) {
            return (int) (size / 2.0 - 0.98 * Math.sqrt(size)); // there the coin is as good as normal
        }
        double chance = Math.pow(0.5, size); // that none is below
        double sum = chance;
        int cut = 0;
        while (cut < (size - 1) / 2) {
            chance *= (double) (size - cut) / (cut + 1);
            if (sum + chance > DOUBT_AT_ONE_END) {
                return sum > DOUBT_AT_ONE_END ? 0 : cut;
            }
            sum += chance;
            cut++;
        }
        return cut;
    }

    private static double at(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        double rest = place - below;
        return rest == 0
                ? sorted.get(below)
                : sorted.get(below) * (1 - rest) + sorted.get(below + 1) * rest;
    }
}
