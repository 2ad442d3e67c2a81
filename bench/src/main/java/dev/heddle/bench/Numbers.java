package dev.heddle.bench;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as the reader sees them: three digits that count, never an exponent.
final class Numbers {

    private Numbers() {}

    static String text(double number) {
        if (!Double.isFinite(number)) {
            return "∞";
        }
        BigDecimal exact = BigDecimal.valueOf(number);
        BigDecimal rounded = Math.abs(number) >= 100
                ? exact.setScale(0, java.math.RoundingMode.HALF_UP)
                : exact.round(new MathContext(3));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
