package dev.heddle.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds what somebody may have meant.
public final class Names {

    private Names() {}

    /// The name that is most like a given one.
    ///
    /// @param wanted what was written
    /// @param known  what could have been
    /// @return null if none is near
    public static @Nullable String nearest(String wanted, Collection<String> known) {
        int limit = Math.max(1, wanted.length() / 3);
        return known.stream()
                .filter(each -> distance(wanted, each) <= limit
                        || (wanted.length() > 2 && each.startsWith(wanted)))
                .min(Comparator.comparingInt(each -> distance(wanted, each)))
                .orElse(null);
    }

    /// How many letters must be changed, added or taken away; capitals do not count.
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
