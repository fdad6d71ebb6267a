package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorMapperTest {
    private static ApiError map(int status, Map<String, String> headers, String body) {
        return new ErrorMapper(() -> Decoding.NOON).ofResponse(status, headers::get, body.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiError map(int status, String body) {
        return map(status, Map.of(), body);
    }

    private static ApiError metadata(String metadata) {
        return map(400, "{\"error\":{\"code\":400,\"message\":\"Provider returned error\",\"metadata\":" + metadata + "}}");
    }

    @Test
    void unwrapsRawHoweverDeepItIsWrapped() {
        String inner = "{\\\"error\\\":\\\"{\\\\\\\"detail\\\\\\\":\\\\\\\"too cold\\\\\\\"}\\\"}";
        assertThat(metadata("{\"raw\":\"data: " + inner + "\"}").message()).isEqualTo("The provider: too cold");
        assertThat(metadata("{\"raw\":{\"details\":[{\"msg\":\"a\"},{\"msg\":\"b\"}]}}").message()).isEqualTo("The provider: a; b");
        assertThat(metadata("{\"raw\":\"plain\\n  words\",\"provider_name\":\"P\"}").message()).isEqualTo("P: plain words");
        assertThat(metadata("{\"raw\":\"{broken\",\"provider_name\":\"P\"}").message()).isEqualTo("P: {broken");
        assertThat(metadata("{\"raw\":\"\",\"provider_name\":\"P\"}").message()).isEqualTo("P returned an error");
        assertThat(metadata("null").message()).isEqualTo("Provider returned error");
    }

    @Test
    void endlessWrappingEnds() {
        String deep = "{\"error\":".repeat(150) + "\"x\"" + "}".repeat(150);
        assertThat(map(500, deep).message()).isNotEmpty();
        assertThat(map(500, "{\"error\":".repeat(100_000)).kind()).isEqualTo(Kind.PROVIDER);
    }

    @Test
    void longWordsAreCut() {
        assertThat(map(500, "{\"error\":{\"message\":\"" + "x".repeat(100_000) + "\"}}").message().length()).isLessThan(2100);
        assertThat(map(500, "x".repeat(100_000)).message().length()).isLessThan(500);
    }

    @Test
    void acceptsEveryEnvelope() {
        assertThat(map(500, "{\"error\":\"just words\"}").message()).isEqualTo("just words");
        assertThat(map(500, "{\"message\":\"top\"}").message()).isEqualTo("top");
        assertThat(map(500, "{\"detail\":\"top\"}").message()).isEqualTo("top");
        assertThat(map(500, "{\"error\":{\"code\":\"503\",\"message\":\"m\"}}").status()).isEqualTo(503);
        assertThat(map(500, "").message()).isEqualTo("The server answered with HTTP 500 and no JSON");
        assertThat(map(500, "{}").message()).contains("500");
        assertThat(map(500, "[1]").message()).contains("500");
        assertThat(map(302, "").kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(map(200, "<html><title>Hotel\nWiFi</title>").message()).endsWith("Hotel WiFi");
    }

    @Test
    void neverSaysTheUserId() {
        ApiError error = map(403, "{\"error\":{\"message\":\"user_abc123 is blocked\",\"code\":403},\"user_id\":\"user_abc123\"}");
        assertThat(error.toString()).doesNotContain("user_abc123");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400|messages.1.content.0: Invalid `signature` in `thinking` block|REASONING_REPLAY",
        "400|Corrupted thought signature.|REASONING_REPLAY",
        "400|Duplicate item found with id rs_1|REASONING_REPLAY",
        "400|Reasoning is mandatory for this endpoint and cannot be disabled.|BAD_REQUEST",
        "400|Input must have at least 1 token.|BAD_REQUEST",
        "402|Prompt tokens limit exceeded: 10 > 5|CREDITS",
        "403|m is only available on agentic harnesses|FORBIDDEN",
        "408|timed out|PROVIDER", "413|too large|BAD_REQUEST", "422|bad|BAD_REQUEST", "504|timeout|PROVIDER",
        "429|free-models-per-day-high-balance|DAILY_LIMIT"
    })
    void recognisesWordings(int status, String message, Kind kind) {
        assertThat(map(status, "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\"}}").kind()).isEqualTo(kind);
    }

    private static @Nullable Duration wait(Map<String, String> headers, String metadata) {
        return map(429, headers, "{\"error\":{\"code\":429,\"message\":\"m\",\"metadata\":" + metadata + "}}").retryAfter();
    }

    @Test
    void looksForTheWaitInOrder() {
        String all = "{\"retry_after_seconds\":3,\"headers\":{\"Retry-After\":\"4\",\"X-RateLimit-Reset\":\"1795348805000\"}}";
        String reset = "{\"headers\":{\"x-ratelimit-reset\":\"" + (Decoding.NOON.toEpochMilli() + 6000) + "\"}}";
        assertThat(wait(Map.of("retry-after-ms", "1500", "retry-after", "2"), all)).isEqualTo(Duration.ofMillis(1500));
        assertThat(wait(Map.of("retry-after", "2"), all)).isEqualTo(Duration.ofSeconds(2));
        assertThat(wait(Map.of(), all)).isEqualTo(Duration.ofSeconds(3));
        assertThat(wait(Map.of(), "{\"headers\":{\"Retry-After\":\"4\"}}")).isEqualTo(Duration.ofSeconds(4));
        assertThat(wait(Map.of("x-ratelimit-reset", "" + (Decoding.NOON.toEpochMilli() + 5000)), reset)).isEqualTo(Duration.ofSeconds(5));
        assertThat(wait(Map.of(), reset)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void nonsenseIsNoWait() {
        assertThat(wait(Map.of("retry-after", "soon"), "{}")).isNull();
        assertThat(wait(Map.of("retry-after", "-5"), "{}")).isNull();
        assertThat(wait(Map.of("retry-after", "1e99"), "{}")).isNull();
        assertThat(wait(Map.of("retry-after", "Sun, 22 Nov 2026 11:00:00 GMT"), "{}")).isZero();
        assertThat(wait(Map.of("x-ratelimit-reset", "99999999999999999999"), "{}")).isNull();
    }
}
