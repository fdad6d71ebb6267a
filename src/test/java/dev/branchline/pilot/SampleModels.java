package dev.branchline.pilot;

import dev.branchline.model.Catalogue;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import dev.branchline.state.Scenario;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A short list of models.
final class SampleModels {
    static final Catalogue CATALOGUE = new Catalogue(
            List.of(
                    model(Scenario.MODEL, "Anthropic: Claude Sonnet 5", "3", "15", 200_000),
                    model("openai/gpt-5.6-mini", "OpenAI: GPT-5.6 Mini", "0.25", "2", 400_000),
                    model("deepseek/deepseek-v4", "DeepSeek: V4", "0.4", "1.1", 131_072)),
            Instant.ofEpochMilli(Scenario.NOON));

    private SampleModels() {}

    private static ModelInfo model(String id, String name, String in, String out, long context) {
        Pricing pricing = new Pricing(perToken(in), perToken(out), null, null, null, null, null, null, List.of());
        return new ModelInfo(
                id, id, name, 1_772_000_000L, "One of three.", context, 64_000L, Set.of("text"), Set.of("text"), Set.of("tools"), pricing, null, null,
                null);
    }

    private static BigDecimal perToken(String perMillion) {
        return new BigDecimal(perMillion).movePointLeft(6);
    }
}
