package dev.heddle.kernelext.internal.time;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the tool `stopwatch` has told.
///
/// @param variants   each piece of code that it ran
/// @param warm       when the warm-up was over, in nanoseconds after the first run began
/// @param steady     whether the code was as fast as it would be then
/// @param sameValues whether all variants returned the same
/// @param cost       what all runs together took, without the warm-up
record Measured(List<Variant> variants, double warm, boolean steady, boolean sameValues, Map<String, Double> cost) {

    /// A piece of code. Times are those of one loop, in nanoseconds.
    ///
    /// @param first     what the very first run took
    /// @param loops     how often each run has run it
    /// @param runs      what a loop took in each run
    /// @param mean      the average
    /// @param deviation from the average
    /// @param time      what the runs have in common
    /// @param ratio     the same of their ratios to the first variant's
    /// @param empty     what a loop takes in which nothing is done; 0 if that is little beside this one
    record Variant(double first, long loops, List<Double> runs, double mean, double deviation, Stretch time,
            Stretch ratio, double empty) {}

    /// What numbers have in common.
    ///
    /// @param sureLow what their median is above, as far as can be known
    /// @param sureTop what it is below
    record Stretch(double least, double lower, double median, double upper, double most, double sureLow,
            double sureTop) {

        private static Stretch of(List<Double> seven) {
            return new Stretch(seven.get(0), seven.get(1), seven.get(2), seven.get(3), seven.get(4), seven.get(5),
                    seven.get(6));
        }

        /// Whether one number is as likely as another to be in here.
        boolean holds(double number) {
            return sureLow <= number && number <= sureTop;
        }
    }

    /// Reads what the tool has told.
    ///
    /// @return one without variants if there was no time for a single run of each
    static Measured read(String told) {
        Map<String, List<Double>> numbers = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        told.lines().map(each -> each.split(" ", -1)).forEach(each -> {
            if (each.length == 2) {
                words.put(each[0], each[1]);
            } else {
                List<Double> list = numbers.computeIfAbsent(each[0] + each[1], _ -> new ArrayList<>());
                for (int i = 2; i < each.length; i++) {
                    list.add(Double.valueOf(each[i]));
                }
            }
        });
        List<Variant> variants = new ArrayList<>();
        for (int i = 0; numbers.containsKey("run" + i); i++) {
            variants.add(variant(numbers, i));
        }
        Map<String, Double> cost = new HashMap<>();
        words.forEach((name, value) -> {
            if (!value.equals("true") && !value.equals("false")) {
                cost.put(name, Double.valueOf(value));
            }
        });
        return new Measured(Collections.unmodifiableList(variants), cost.getOrDefault("warm", 0.0),
                !"false".equals(words.get("steady")), !"false".equals(words.get("same")), Map.copyOf(cost));
    }

    private static Variant variant(Map<String, List<Double>> numbers, int number) {
        return new Variant(one(numbers, "first" + number), (long) one(numbers, "loops" + number),
                List.copyOf(numbers.getOrDefault("run" + number, List.of())), one(numbers, "mean" + number),
                one(numbers, "deviation" + number), Stretch.of(numbers.getOrDefault("time" + number, List.of())),
                Stretch.of(numbers.getOrDefault("ratio" + number, List.of())),
                one(numbers, "empty" + number));
    }

    private static double one(Map<String, List<Double>> numbers, String name) {
        return numbers.getOrDefault(name, List.of(0.0)).getFirst();
    }

    /// One number of [#cost].
    double cost(String name) {
        return cost.getOrDefault(name, 0.0);
    }

    /// How often the code ran while its cost was read.
    double allLoops() {
        return variants.stream().mapToDouble(each -> (double) each.loops * each.runs.size()).sum();
    }
}
