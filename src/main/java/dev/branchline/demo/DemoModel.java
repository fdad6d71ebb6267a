package dev.branchline.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One row of the demo's catalogue, and how its answers behave. Prices are US dollars per million tokens; null: not listed.
///
/// @param webSearch US dollars per search
/// @param tokensPerSecond speed of its answers
/// @param firstTokenMillis wait before the first token
/// @param stumbles a provider that fails first, so that the answer comes from a second attempt
record DemoModel(
        String id,
        String name,
        String about,
        Family family,
        long created,
        long context,
        long maxOutput,
        Set<String> inputs,
        Set<String> outputs,
        BigDecimal prompt,
        BigDecimal completion,
        @Nullable BigDecimal cacheRead,
        @Nullable BigDecimal cacheWrite,
        @Nullable BigDecimal webSearch,
        @Nullable BigDecimal longPromptFactor,
        boolean tools,
        @Nullable Thinking thinking,
        List<Provider> providers,
        @Nullable String stumbles,
        int tokensPerSecond,
        int firstTokenMillis,
        @Nullable String expires,
        @Nullable String aliasOf) {

    /// @param enabled reasons without being asked
    record Thinking(boolean mandatory, boolean enabled, String effort, List<String> efforts) {}

    /// @param discount share of the list price that is not charged, 0 to 1
    record Provider(String name, String tag, String discount) {}

    boolean isRouter() {
        return prompt.signum() < 0;
    }

    boolean draws() {
        return outputs.contains("image");
    }

    static Builder of(String id, String name, Family family) {
        return new Builder(id, name, family);
    }

    /// Keeps the catalogue readable: one model, a few lines.
    static final class Builder {
        private final String id;
        private final String name;
        private final Family family;
        private String about = "";
        private long created = 1_780_000_000L;
        private long context = 128_000;
        private long maxOutput = 32_000;
        private final Set<String> inputs = new LinkedHashSet<>(List.of("text"));
        private final Set<String> outputs = new LinkedHashSet<>(List.of("text"));
        private BigDecimal prompt = BigDecimal.ZERO;
        private BigDecimal completion = BigDecimal.ZERO;
        private @Nullable BigDecimal cacheRead;
        private @Nullable BigDecimal cacheWrite;
        private @Nullable BigDecimal webSearch;
        private @Nullable BigDecimal longPromptFactor;
        private boolean tools = true;
        private @Nullable Thinking thinking;
        private final List<Provider> providers = new ArrayList<>();
        private @Nullable String stumbles;
        private int tokensPerSecond = 80;
        private int firstTokenMillis = 500;
        private @Nullable String expires;
        private @Nullable String aliasOf;

        private Builder(String id, String name, Family family) {
            this.id = id;
            this.name = name;
            this.family = family;
        }

        Builder about(String text) {
            about = text;
            return this;
        }

        Builder created(long epochSecond) {
            created = epochSecond;
            return this;
        }

        Builder context(long tokens, long output) {
            context = tokens;
            maxOutput = output;
            return this;
        }

        Builder reads(String... modalities) {
            inputs.addAll(List.of(modalities));
            return this;
        }

        Builder makes(String modality) {
            outputs.add(modality);
            return this;
        }

        Builder price(String in, String out) {
            prompt = new BigDecimal(in);
            completion = new BigDecimal(out);
            return this;
        }

        Builder cache(String read) {
            cacheRead = new BigDecimal(read);
            return this;
        }

        Builder cache(String read, String write) {
            cacheWrite = new BigDecimal(write);
            return cache(read);
        }

        Builder searches(String each) {
            webSearch = new BigDecimal(each);
            return this;
        }

        /// Prompts above 200,000 tokens cost this many times as much.
        Builder longPrompts(String factor) {
            longPromptFactor = new BigDecimal(factor);
            return this;
        }

        Builder noTools() {
            tools = false;
            return this;
        }

        Builder thinks(boolean mandatory, boolean enabled, String effort, String... efforts) {
            thinking = new Thinking(mandatory, enabled, effort, List.of(efforts));
            return this;
        }

        Builder by(String provider, String tag, String discount) {
            providers.add(new Provider(provider, tag, discount));
            return this;
        }

        Builder stumblesAt(String provider) {
            stumbles = provider;
            return this;
        }

        Builder speed(int perSecond, int firstToken) {
            tokensPerSecond = perSecond;
            firstTokenMillis = firstToken;
            return this;
        }

        Builder expires(String date) {
            expires = date;
            return this;
        }

        Builder aliasOf(String target) {
            aliasOf = target;
            return this;
        }

        DemoModel build() {
            return new DemoModel(id, name, about, family, created, context, maxOutput, inputs, outputs, prompt, completion, cacheRead,
                    cacheWrite, webSearch, longPromptFactor, tools, thinking, List.copyOf(providers), stumbles, tokensPerSecond,
                    firstTokenMillis, expires, aliasOf);
        }
    }
}
