package dev.branchline.model;

import java.math.BigDecimal;

/// A sum over several costs that keeps apart what was charged, what was estimated, and how many parts are unknown.
///
/// @param charged the charged part in US dollars
/// @param estimated the estimated part in US dollars
/// @param unknown the number of parts whose cost is not known
public record CostSum(BigDecimal charged, BigDecimal estimated, int unknown) {
    public static final CostSum ZERO = new CostSum(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    public CostSum plus(Cost cost) {
        return switch (cost) {
            case Cost.Charged c -> new CostSum(charged.add(c.usd()), estimated, unknown);
            case Cost.Estimated e -> new CostSum(charged, estimated.add(e.usd()), unknown);
            case Cost.Unknown _ -> new CostSum(charged, estimated, unknown + 1);
        };
    }

    public CostSum plus(CostSum other) {
        return new CostSum(charged.add(other.charged), estimated.add(other.estimated), unknown + other.unknown);
    }

    /// Takes a cost out again, to put a better known one in its place.
    public CostSum minus(Cost cost) {
        return switch (cost) {
            case Cost.Charged c -> new CostSum(charged.subtract(c.usd()), estimated, unknown);
            case Cost.Estimated e -> new CostSum(charged, estimated.subtract(e.usd()), unknown);
            case Cost.Unknown _ -> new CostSum(charged, estimated, unknown - 1);
        };
    }

    /// All that is known of the sum, in US dollars.
    public BigDecimal known() {
        return charged.add(estimated);
    }

    public boolean isExact() {
        return unknown == 0 && estimated.signum() == 0;
    }
}
