package dev.branchline.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What `/generation` says of one answer after the fact (API reference 10.1); native token counts.
public record GenerationAudit(
        String generationId,
        BigDecimal totalCostUsd,
        @Nullable Long promptTokens,
        @Nullable Long completionTokens,
        @Nullable Long cachedTokens,
        @Nullable Long reasoningTokens,
        @Nullable String provider,
        boolean cancelled) {}
