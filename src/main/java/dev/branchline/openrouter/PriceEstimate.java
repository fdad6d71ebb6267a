package dev.branchline.openrouter;

import dev.branchline.model.Cost;
import dev.branchline.model.Pricing;
import dev.branchline.model.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an answer would cost by list price (API reference 9.2), for when nobody has told what it did cost.
public final class PriceEstimate {
    private PriceEstimate() {}

    /// @return [Cost.Estimated], or [Cost.Unknown] when a price or count that is needed is missing or varies
    public static Cost of(Pricing pricing, Usage usage) {
        return of(pricing, usage, 0);
    }

    /// @param images number of images in the prompt
    public static Cost of(Pricing pricing, Usage usage, int images) {
        Long prompt = usage.promptTokens();
        Long completion = usage.completionTokens();
        if (prompt == null || completion == null || pricing.prompt() == null || pricing.completion() == null) {
            return Cost.UNKNOWN;
        }
        Rates rates = Rates.of(pricing, prompt);
        long cached = orZero(usage.cachedTokens());
        long written = orZero(usage.cacheWriteTokens());
        long fresh = Math.max(0, prompt - cached - written);
        long thought = rates.reasoning().compareTo(rates.completion()) == 0 ? 0 : Math.min(completion, orZero(usage.reasoningTokens()));
        BigDecimal[] parts = {
            times(fresh, rates.prompt()),
            times(cached, rates.read()),
            times(written, rates.write()),
            times(completion - thought, rates.completion()),
            times(thought, rates.reasoning()),
            times(1, orZero(pricing.request())),
            times(images, orZero(pricing.image())),
            times(orZero(usage.webSearches()), orZero(pricing.webSearch()))
        };
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal part : parts) {
            if (part.signum() < 0) {
                return Cost.UNKNOWN;
            }
            sum = sum.add(part);
        }
        return pricing.varies() ? Cost.UNKNOWN : new Cost.Estimated(sum);
    }

    /// Prices per token that hold for one prompt size.
    private record Rates(BigDecimal prompt, BigDecimal completion, BigDecimal read, BigDecimal write, BigDecimal reasoning) {
        static Rates of(Pricing pricing, long promptTokens) {
            BigDecimal prompt = orZero(pricing.prompt());
            BigDecimal completion = orZero(pricing.completion());
            @Nullable BigDecimal read = pricing.cacheRead();
            @Nullable BigDecimal write = pricing.cacheWrite();
            for (Pricing.Tier tier : pricing.overrides()) {
                if (promptTokens > tier.minPromptTokens()) {
                    prompt = or(tier.prompt(), prompt);
                    completion = or(tier.completion(), completion);
                    read = tier.cacheRead() != null ? tier.cacheRead() : read;
                    write = tier.cacheWrite() != null ? tier.cacheWrite() : write;
                }
            }
            return new Rates(prompt, completion, or(read, prompt), or(write, prompt), reasoning(pricing, completion));
        }

        /// Thinking is part of the completion unless it has a price of its own; the same price as the completion's is none,
        /// and follows its tiers.
        private static BigDecimal reasoning(Pricing pricing, BigDecimal completion) {
            BigDecimal own = pricing.internalReasoning();
            boolean separate = own != null && own.signum() != 0 && own.compareTo(orZero(pricing.completion())) != 0;
            return separate && own != null ? own : completion;
        }

        private static BigDecimal or(@Nullable BigDecimal value, BigDecimal otherwise) {
            return value == null ? otherwise : value;
        }
    }

    private static BigDecimal times(long count, BigDecimal price) {
        return price.multiply(BigDecimal.valueOf(count));
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
