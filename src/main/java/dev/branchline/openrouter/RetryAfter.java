package dev.branchline.openrouter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How long the server asks us to wait, from all the places where it may say so, in the order of API reference 12.4.
final class RetryAfter {
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    /// No server means more than this; beyond, it is nonsense.
    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(Duration.ofDays(366).toMillis());

    private RetryAfter() {}

    static @Nullable Duration find(Headers headers, JsonNode metadata, Instant now) {
        Duration found = ofMillis(headers.first("retry-after-ms"));
        if (found == null) {
            found = ofSecondsOrDate(headers.first("retry-after"), now);
        }
        if (found == null) {
            found = ofMillis(Json.decimal(metadata, "retry_after_seconds"), MILLIS);
        }
        if (found == null) {
            found = ofSecondsOrDate(property(metadata.path("headers"), "retry-after"), now);
        }
        if (found == null) {
            found = untilReset(headers.first("x-ratelimit-reset"), now);
        }
        if (found == null) {
            found = untilReset(property(metadata.path("headers"), "x-ratelimit-reset"), now);
        }
        return found;
    }

    private static @Nullable String property(JsonNode headers, String name) {
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (header.getKey().toLowerCase(Locale.ROOT).equals(name)) {
                return header.getValue().asString("");
            }
        }
        return null;
    }

    private static @Nullable Duration ofMillis(@Nullable String text) {
        return text == null ? null : ofMillis(Json.decimal(text), BigDecimal.ONE);
    }

    private static @Nullable Duration ofMillis(@Nullable BigDecimal value, BigDecimal factor) {
        if (value == null || value.signum() < 0) {
            return null;
        }
        BigDecimal millis = value.multiply(factor);
        return millis.compareTo(MOST_MILLIS) > 0 ? null : Duration.ofMillis(millis.longValue());
    }

    private static @Nullable Duration ofSecondsOrDate(@Nullable String text, Instant now) {
        if (text == null || text.isBlank()) {
            return null;
        }
        BigDecimal seconds = Json.decimal(text);
        if (seconds != null) {
            return ofMillis(seconds, MILLIS);
        }
        try {
            Instant at = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return notNegative(Duration.between(now, at));
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// The reset is told in epoch milliseconds.
    private static @Nullable Duration untilReset(@Nullable String text, Instant now) {
        BigDecimal millis = text == null ? null : Json.decimal(text);
        if (millis == null || millis.signum() < 0 || millis.precision() - millis.scale() > 15) {
            return null;
        }
        Duration left = notNegative(Duration.between(now, Instant.ofEpochMilli(millis.longValue())));
        return left.toMillis() > MOST_MILLIS.longValue() ? null : left;
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
