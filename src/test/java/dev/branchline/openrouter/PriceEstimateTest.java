package dev.branchline.openrouter;

import dev.branchline.model.Cost;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import dev.branchline.model.Usage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PriceEstimateTest {
    private static Pricing pricing(String model) {
        byte[] bytes = Fixture.bytes("models.json");
        try {
            return CatalogueReader.read(bytes, 0, bytes.length).stream()
                    .filter(row -> row.id().equals(model)).map(ModelInfo::pricing).findFirst().orElseThrow();
        } catch (CatalogueReader.Unreadable broken) {
            throw new AssertionError(broken);
        }
    }

    private static Usage usage(
            @Nullable Long prompt, @Nullable Long completion, @Nullable Long cached, @Nullable Long written, @Nullable Long reasoning,
            @Nullable Long searches) {
        return new Usage(prompt, completion, cached, written, reasoning, searches, Cost.UNKNOWN, false);
    }

    private static BigDecimal usd(Cost cost) {
        assertThat(cost).isInstanceOf(Cost.Estimated.class);
        return ((Cost.Estimated) cost).usd();
    }

    @Test
    void isWhatTheServerChargedInTheFixture() {
        assertThat(usd(PriceEstimate.of(pricing("anthropic/claude-sonnet-5"), usage(12000L, 400L, 10000L, 1500L, 120L, null))))
                .isEqualByComparingTo("0.016125");
    }

    @Test
    void countsSearchesAndImages() {
        assertThat(usd(PriceEstimate.of(pricing("anthropic/claude-sonnet-5"), usage(0L, 0L, null, null, null, 2L))))
                .isEqualByComparingTo("0.02");
        assertThat(usd(PriceEstimate.of(pricing("google/gemini-3-flash-image"), usage(0L, 0L, null, null, null, null), 3)))
                .isEqualByComparingTo("0.003714");
    }

    @Test
    void aTierBeginsStrictlyAboveItsSize() {
        Pricing claude = pricing("anthropic/claude-sonnet-5");
        assertThat(usd(PriceEstimate.of(claude, usage(200_000L, 0L, null, null, null, null)))).isEqualByComparingTo("0.6");
        assertThat(usd(PriceEstimate.of(claude, usage(200_001L, 0L, null, null, null, null)))).isEqualByComparingTo("1.200006");
    }

    @Test
    void thinkingIsPartOfTheCompletionUnlessPricedApart() {
        Pricing gemini = pricing("google/gemini-3.1-pro-preview");
        assertThat(usd(PriceEstimate.of(gemini, usage(310L, 41L, 0L, 0L, 20L, null)))).isEqualByComparingTo("0.001112");
        assertThat(usd(PriceEstimate.of(gemini, usage(300_000L, 10L, 0L, 0L, 10L, null)))).isEqualByComparingTo("1.20018");
        BigDecimal one = BigDecimal.ONE;
        Pricing apart = new Pricing(one, one, null, null, null, BigDecimal.TEN, null, null, List.of());
        assertThat(usd(PriceEstimate.of(apart, usage(0L, 5L, null, null, 2L, null)))).isEqualByComparingTo("23");
    }

    @Test
    void cachedTokensCostAsOthersWhenNotListed() {
        assertThat(usd(PriceEstimate.of(pricing("example/minimal"), usage(10L, 0L, 5L, 3L, null, null)))).isEqualByComparingTo("0.000001");
    }

    @Test
    void whatVariesOrIsMissingIsUnknown() {
        assertThat(PriceEstimate.of(pricing("openrouter/auto"), usage(1L, 1L, null, null, null, null))).isEqualTo(Cost.UNKNOWN);
        assertThat(PriceEstimate.of(Pricing.UNKNOWN, usage(1L, 1L, null, null, null, null))).isEqualTo(Cost.UNKNOWN);
        assertThat(PriceEstimate.of(pricing("example/minimal"), Usage.UNKNOWN)).isEqualTo(Cost.UNKNOWN);
    }

    @Test
    void freeIsZeroAndNotUnknown() {
        assertThat(usd(PriceEstimate.of(pricing("qwen/qwen3-coder:free"), usage(10L, 10L, null, null, null, null)))).isZero();
    }
}
