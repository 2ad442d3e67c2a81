package dev.heddle.kernelext.internal.time;

import dev.heddle.kernelext.internal.time.Measured.Stretch;
import dev.heddle.kernelext.internal.time.Measured.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Why a measurement should not be believed as it stands: sentences for who reads it.
final class Doubts {

    private static final double AS_GOOD_AS_EMPTY = 2;
    private static final double MUCH = 0.1;
    private static final double WIDE = 0.15;
    private static final double APART = 1.15;
    private static final int FEW = 5;

    private Doubts() {}

    static List<String> about(Measured measured) {
        List<String> doubts = new ArrayList<>();
        double wall = Math.max(1, measured.cost("wall"));
        if (!measured.steady()) {
            doubts.add("The code was still getting faster or slower when the measurement began: run it again.");
        }
        if (measured.cost("jit") / wall > MUCH) {
            doubts.add("The JVM was still compiling while it was measured: run it again.");
        }
        if (measured.cost("gc") / wall > MUCH) {
            doubts.add(String.format(Locale.ROOT, "The garbage collector took %.0f %% of the time.",
                    100 * measured.cost("gc") / wall));
        }
        doubts.addAll(Machine.busy(wall, measured.cost("others"), measured.cost("free"), measured.cost("stolen")));
        return doubts;
    }

    static List<String> about(Variant variant) {
        List<String> doubts = new ArrayList<>();
        Stretch time = variant.time();
        int runs = variant.runs().size();
        if (time.median() < AS_GOOD_AS_EMPTY * variant.empty()) {
            doubts.add("An empty loop takes about as long (" + Units.time(variant.empty())
                    + "): there is next to nothing that the JVM must do each time. End the code in an expression that needs"
                    + " the work, and take what it works on from a variable of the notebook.");
        } else if (runs < FEW) {
            doubts.add("With " + (runs == 1 ? "one run" : runs + " runs") + " nothing can be said about the spread.");
        } else if (isOfTwoKinds(variant.runs().stream().sorted().toList())) {
            doubts.add("The runs are of two kinds, with a gap between them: the median is one of many possible answers."
                    + " --plot shows them.");
        } else if (time.upper() - time.lower() > WIDE * time.median()) {
            doubts.add("The runs differ much: something disturbs them, or the code does not always do the same.");
        }
        return doubts;
    }

    /// Whether a gap parts the times that is far wider than what is between all others.
    private static boolean isOfTwoKinds(List<Double> sorted) {
        int least = Math.max(2, sorted.size() / 5);
        for (int cut = least; cut <= sorted.size() - least; cut++) {
            double gap = sorted.get(cut) - sorted.get(cut - 1);
            double within = Math.max(sorted.get(cut - 1) - sorted.getFirst(), sorted.getLast() - sorted.get(cut));
            if (sorted.get(cut) > APART * sorted.get(cut - 1) && gap > 2 * within) {
                return true;
            }
        }
        return false;
    }
}
