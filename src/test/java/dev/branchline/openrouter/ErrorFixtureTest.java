package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/// Every recorded error: what it means, what it says, and whether and when it is tried again.
class ErrorFixtureTest {
    private record Meaning(Kind kind, String says) {}

    private static final Map<String, Meaning> MEANINGS = Map.ofEntries(
            entry("error-400-invalid-model.json", new Meaning(Kind.NO_ENDPOINT, "example/nope is not a valid model ID")),
            entry("error-400-context-length.json", new Meaning(Kind.CONTEXT_LENGTH, "maximum context length is 131072 tokens")),
            entry("error-400-gemini-signature.json", new Meaning(Kind.REASONING_REPLAY,
                    "Google AI Studio: Function call is missing a thought_signature in functionCall parts.")),
            entry("error-400-zod.json", new Meaning(Kind.BAD_REQUEST, "limit: Too big: expected number to be <=1000")),
            entry("error-401-no-key.json", new Meaning(Kind.AUTHENTICATION, "No cookie auth credentials found")),
            entry("error-401-bad-key.json", new Meaning(Kind.AUTHENTICATION, "OpenRouter did not accept the API key: User not found.")),
            entry("error-402-credits.json", new Meaning(Kind.CREDITS, "can only afford 30104")),
            entry("error-402-in-flight.json", new Meaning(Kind.IN_FLIGHT_BUDGET, "Too much concurrent spend")),
            entry("error-403-moderation.json", new Meaning(Kind.FORBIDDEN, "Your input was flagged for \"violence\"")),
            entry("error-403-guardrail.json", new Meaning(Kind.FORBIDDEN, "prompt injection patterns detected")),
            entry("error-404-data-policy.json", new Meaning(Kind.NO_ENDPOINT, "https://openrouter.ai/settings/privacy")),
            entry("error-404-allowed-providers.json", new Meaning(Kind.NO_ENDPOINT, "No allowed providers are available")),
            entry("error-404-no-tools.json", new Meaning(Kind.NO_ENDPOINT, "No endpoints found that support tool use")),
            entry("error-429-upstream.json", new Meaning(Kind.RATE_LIMIT, "Liquid: Rate limit reached, please slow down.")),
            entry("error-429-retry-after-date.json", new Meaning(Kind.RATE_LIMIT, "Rate limit exceeded")),
            entry("error-429-free-per-day.json", new Meaning(Kind.DAILY_LIMIT, "free-models-per-day")),
            entry("error-429-free-per-minute.json", new Meaning(Kind.RATE_LIMIT, "free-models-per-min.")),
            entry("error-500-masked.json", new Meaning(Kind.PROVIDER, "Internal Server Error")),
            entry("error-502-provider.json", new Meaning(Kind.PROVIDER,
                    "DeepInfra: upstream connect error or disconnect/reset before headers")),
            entry("error-503-no-provider.json", new Meaning(Kind.PROVIDER, "No available model provider")),
            entry("error-529-overloaded.json", new Meaning(Kind.PROVIDER, "Anthropic: Overloaded")),
            entry("error-524-edge.html", new Meaning(Kind.PROVIDER, "HTTP 524 and no JSON: openrouter.ai | 524: A timeout occurred")),
            entry("error-in-200.json", new Meaning(Kind.PROVIDER, "Chutes: upstream timeout")),
            entry("error-responses-skin.json", new Meaning(Kind.BAD_REQUEST, "Invalid request.")),
            entry("error-messages-skin.json", new Meaning(Kind.PROVIDER, "Overloaded")),
            entry("credits-403.json", new Meaning(Kind.FORBIDDEN, "Only management keys")),
            entry("generation-404.json", new Meaning(Kind.NO_ENDPOINT, "not found")));

    static Stream<Fixture> errors() {
        return Fixture.ofKind("error").stream();
    }

    private static ApiError map(Fixture fixture, Instant now) {
        return new ErrorMapper(() -> now).ofResponse(fixture.status(), fixture.responseHeaders(), fixture.bytes());
    }

    static ApiError map(Fixture fixture) {
        return map(fixture, Decoding.NOON);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void meansAndSays(Fixture fixture) {
        Meaning meaning = Objects.requireNonNull(MEANINGS.get(fixture.file()), "no meaning is known for " + fixture);
        ApiError error = map(fixture);
        assertThat(error.kind()).isEqualTo(meaning.kind());
        assertThat(error.message()).contains(meaning.says()).doesNotContain("user_EXAMPLE", "\n", "{", "<html");
        if (fixture.status() != 200) {
            assertThat(error.status()).isEqualTo(fixture.status());
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void isTriedAgainAsItShould(Fixture fixture) {
        ApiError error = map(fixture);
        switch (fixture.retry()) {
            case "no", "no (until reset)", "no, but resend without tools is possible", "poll later" ->
                assertThat(RetryPolicy.isRetried(error)).isFalse();
            case "after Retry-After", "after Retry-After (HTTP date form)", "after Retry-After, else backoff" -> {
                assertThat(RetryPolicy.isRetried(error)).isTrue();
                assertThat(error.retryAfter()).isPositive();
            }
            case "backoff", "as its code" -> {
                assertThat(RetryPolicy.isRetried(error)).isTrue();
                assertThat(error.retryAfter()).isNull();
            }
            case "at X-RateLimit-Reset" -> {
                assertThat(RetryPolicy.isRetried(error)).isTrue();
                assertThat(error.retryAfter()).isNotNull();
            }
            default -> throw new AssertionError("nobody checks retry: " + fixture.retry());
        }
    }

    @Test
    void readsWhatTheMetadataTells() {
        ApiError error = map(Fixture.named("error-429-upstream.json"));
        assertThat(error.provider()).isEqualTo("Liquid");
        assertThat(error.type()).isEqualTo("rate_limit_exceeded");
        assertThat(error.limitSource()).isEqualTo("upstream_provider_shared_pool");
        assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(map(Fixture.named("error-in-200.json")).generationId()).isEqualTo("gen-1795340030-AbCdEfGhIjKlMnOpQrSt");
        assertThat(map(Fixture.named("error-in-200.json")).status()).isEqualTo(502);
        assertThat(map(Fixture.named("error-responses-skin.json")).type()).isEqualTo("invalid_prompt");
        assertThat(map(Fixture.named("error-messages-skin.json")).type()).isEqualTo("provider_overloaded");
    }

    @Test
    void readsTheWaitFromDatesAndResets() {
        assertThat(map(Fixture.named("error-429-retry-after-date.json")).retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(map(Fixture.named("error-429-free-per-day.json")).retryAfter()).isEqualTo(Duration.ofHours(12));
        Instant before = Instant.ofEpochMilli(1795340100000L).minusSeconds(20);
        assertThat(map(Fixture.named("error-429-free-per-minute.json"), before).retryAfter()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void knowsEveryErrorOfTheIndexAndNoOther() {
        assertThat(errors().map(Fixture::file)).containsExactlyInAnyOrderElementsOf(MEANINGS.keySet());
    }
}
