package dev.heddle.kernel.internal.hints;

import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Finds the name that somebody meant who wrote another.
final class Nearest {

    private Nearest() {}

    /// The one name that is spelled nearly the same; null if none is, or if several are as near. Of these, the one counts of
    /// which only letters were left out, as in `printn`.
    static @Nullable String to(String name, Collection<String> known) {
        int allowed = name.length() < 3 ? 0 : name.length() < 6 ? 1 : 2;
        record Near(String name, int distance) {}
        var near = known.stream()
                .filter(each -> !each.equals(name) && Math.abs(each.length() - name.length()) <= allowed)
                .map(each -> new Near(each, each.equalsIgnoreCase(name) ? 0 : distance(name, each)))
                .filter(each -> each.distance <= allowed)
                .sorted(Comparator.comparingInt(Near::distance))
                .toList();
        if (near.isEmpty()) {
            return null;
        }
        var best = near.stream().filter(each -> each.distance == near.getFirst().distance).toList();
        var longer = best.stream().filter(each -> leavesOut(each.name, name)).toList();
        return best.size() == 1 ? best.getFirst().name : longer.size() == 1 ? longer.getFirst().name : null;
    }

    /// Whether all letters of a short name come in a long one, in their order.
    private static boolean leavesOut(String whole, String shorter) {
        int at = 0;
        for (int i = 0; i < whole.length() && at < shorter.length(); i++) {
            at += whole.charAt(i) == shorter.charAt(at) ? 1 : 0;
        }
        return at == shorter.length();
    }

    /// How many letters have to be put in, left out, changed or swapped with their neighbour.
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
