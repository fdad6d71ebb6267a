package dev.branchline.ui.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Prices and ages as people read them.
public final class Figures {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int MOST_DIGITS = 20;

    private Figures() {}

    /// A list price for a million tokens.
    ///
    /// @param perToken US dollars; negative for varying, null for not listed
    public static String price(@Nullable BigDecimal perToken) {
        if (perToken == null) {
            return "?";
        }
        if (perToken.signum() <= 0) {
            return perToken.signum() == 0 ? "free" : "varies";
        }
        // Looked at first: written out in full, a hostile exponent would fill the memory.
        long digits = (long) perToken.precision() - perToken.scale();
        if (digits > MOST_DIGITS) {
            return ">$1M";
        }
        if (digits < -MOST_DIGITS) {
            return "<$0.001";
        }
        BigDecimal million = perToken.multiply(MILLION);
        if (million.compareTo(BigDecimal.valueOf(1_000)) >= 0) {
            return million.compareTo(MILLION) >= 0 ? ">$1M" : "$" + million.setScale(0, RoundingMode.HALF_UP).toPlainString();
        }
        BigDecimal rounded = million.setScale(million.compareTo(new BigDecimal("0.1")) < 0 ? 3 : 2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "<$0.001" : "$" + rounded.toPlainString();
    }

    /// How long ago: `now`, `5 min ago`, `3 h ago`, `yesterday`, `12 d ago`, then the date.
    ///
    /// @param now milliseconds since the epoch
    public static String age(Instant then, long now) {
        Duration age = Duration.between(then, Instant.ofEpochMilli(now));
        if (age.toMinutes() < 1) {
            return "now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        if (age.toDays() < 1) {
            return age.toHours() + " h ago";
        }
        if (age.toDays() < 2) {
            return "yesterday";
        }
        return age.toDays() < 60 ? age.toDays() + " d ago" : then.toString().substring(0, 10);
    }
}
