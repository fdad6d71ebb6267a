package dev.branchline.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// List prices of a model in US dollars per token (per call, image or search where named so). Null: not listed.
/// A negative price means that it varies (routers), and must never be computed with.
///
/// @param overrides tiered prices; later ones win (API reference 9.2)
public record Pricing(
        @Nullable BigDecimal prompt,
        @Nullable BigDecimal completion,
        @Nullable BigDecimal request,
        @Nullable BigDecimal image,
        @Nullable BigDecimal webSearch,
        @Nullable BigDecimal internalReasoning,
        @Nullable BigDecimal cacheRead,
        @Nullable BigDecimal cacheWrite,
        List<Tier> overrides) {

    public static final Pricing UNKNOWN = new Pricing(null, null, null, null, null, null, null, null, List.of());

    public Pricing {
        overrides = List.copyOf(overrides);
    }

    /// Prices that apply above a prompt size. Time-of-day tiers are kept out: see the mapper.
    ///
    /// @param minPromptTokens applies when the prompt is strictly larger
    public record Tier(
            long minPromptTokens,
            @Nullable BigDecimal prompt,
            @Nullable BigDecimal completion,
            @Nullable BigDecimal cacheRead,
            @Nullable BigDecimal cacheWrite) {}

    public boolean varies() {
        return (prompt != null && prompt.signum() < 0) || (completion != null && completion.signum() < 0);
    }

    /// Free by price, which the word `:free` in the id does not decide.
    public boolean isFree() {
        return prompt != null && completion != null && prompt.signum() == 0 && completion.signum() == 0
                && (request == null || request.signum() == 0);
    }
}
