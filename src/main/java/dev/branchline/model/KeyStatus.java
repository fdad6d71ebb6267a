package dev.branchline.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What `/key` says of an API key (API reference 10.2). Amounts are US dollars.
public record KeyStatus(
        String label,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal limitRemaining,
        @Nullable BigDecimal usage,
        @Nullable BigDecimal usageDaily,
        boolean freeTier) {}
