package dev.heddle.bench;

import org.jspecify.annotations.Nullable;

/// What a row is to reach.
sealed interface Target {

    /// Nothing is asked: the row is there to be known.
    record None() implements Target {}

    /// At least so many times as good as the peer.
    record Ratio(double atLeast) implements Target {}

    /// Ours alone, whatever the peer does, is under a limit.
    record Below(double limit) implements Target {}

    /// Ours alone is zero.
    record Zero() implements Target {}

    /// The ratio that reaches the target beside this peer, or null if no ratio says it.
    default @Nullable Double asRatio(@Nullable Double peer) {
        return switch (this) {
            case None _,Zero _ -> null;
            case Ratio(double atLeast) -> atLeast;
            case Below(double limit) -> peer == null ? null : peer / limit;
        };
    }

    /// Whether ours reaches it; null if nothing is asked.
    default @Nullable Boolean met(double ours, double ratio) {
        return switch (this) {
            case None _ -> null;
            case Ratio(double atLeast) -> ratio >= atLeast;
            case Below(double limit) -> ours < limit;
            case Zero _ -> ours == 0;
        };
    }

    /// The target as the reader sees it.
    default String text(String unit) {
        return switch (this) {
            case None _ -> "";
            case Ratio(double atLeast) -> "≥ " + Numbers.text(atLeast);
            case Below(double limit) -> "< " + Numbers.text(limit) + " " + unit;
            case Zero _ -> "0 " + unit;
        };
    }
}
