package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When and how soon to try again by ourselves (API reference 3.5, 12.5).
final class RetryPolicy {
    /// Nobody looks at a waiting program for longer.
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private static final long FIRST_MILLIS = 500;
    private static final long LARGEST_MILLIS = 20_000;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /// Whether the kind may be tried again without asking. Silence is not: the model may still be thinking, at our expense.
    static boolean isRetried(ApiError error) {
        return error.isTransient() && error.kind() != Kind.IDLE;
    }

    /// @param failed how many tries have failed, from 1
    /// @return null when the server asks for a longer wait than we are ready for
    @Nullable Duration delay(ApiError error, int failed) {
        Duration asked = error.retryAfter();
        if (asked == null) {
            double millis = Math.min(LARGEST_MILLIS, FIRST_MILLIS * Math.pow(2, failed - 1.0));
            return Duration.ofMillis(Math.round(millis * random.nextDouble(0.75, 1.25)));
        }
        return asked.compareTo(LONGEST_WAIT) > 0 ? null : asked.plusMillis(random.nextLong(0, 250));
    }

    /// The error, with the time at which it makes sense to try again.
    static ApiError withTime(ApiError error, Instant now) {
        Duration asked = error.retryAfter();
        if (asked == null) {
            return error;
        }
        String message = error.message() + "; try again in " + rounded(asked) + ", at " + CLOCK.format(now.plus(asked)) + " UTC";
        return new ApiError(
                error.kind(), error.status(), error.type(), message, error.provider(), error.limitSource(), asked,
                error.generationId());
    }

    private static String rounded(Duration duration) {
        long minutes = duration.plusSeconds(59).toMinutes();
        return minutes < 120 ? minutes + " min" : (minutes + 59) / 60 + " h";
    }
}
