package dev.branchline.ui;

import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Money as the screen shows it: charged plainly, estimated with `~`, the unknown as `?`. Nothing that cost something is ever
/// rounded to zero.
public final class Costs {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Costs() {}

    /// `$0.0043`, `~$0.0043`, `?`.
    public static String text(Cost cost) {
        return switch (cost) {
            case Cost.Charged c -> dollars(c.usd());
            case Cost.Estimated e -> "~" + dollars(e.usd());
            case Cost.Unknown _ -> "?";
        };
    }

    /// As [#text(Cost)]; `$0.03+?` when parts of the sum are unknown.
    public static String text(CostSum sum) {
        BigDecimal known = sum.known();
        if (sum.unknown() > 0 && known.signum() == 0) {
            return "?";
        }
        return (sum.estimated().signum() != 0 ? "~" : "") + dollars(known) + (sum.unknown() > 0 ? "+?" : "");
    }

    /// `$12.40` from a dollar on; `$0.0312` below; two digits that count below a cent.
    public static String dollars(BigDecimal usd) {
        if (usd.signum() == 0) {
            return "$0";
        }
        BigDecimal size = usd.abs();
        BigDecimal rounded = size.setScale(decimals(size), RoundingMode.HALF_UP).stripTrailingZeros();
        return (usd.signum() < 0 ? "−$" : "$") + rounded.setScale(Math.max(2, rounded.scale())).toPlainString();
    }

    private static int decimals(BigDecimal size) {
        if (size.compareTo(BigDecimal.ONE) >= 0) {
            return 2;
        }
        if (size.compareTo(CENT) >= 0) {
            return 4;
        }
        int firstDigit = size.scale() - size.precision() + 1;
        return Math.max(4, firstDigit + 1);
    }
}
