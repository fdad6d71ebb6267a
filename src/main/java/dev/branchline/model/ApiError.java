package dev.branchline.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Whatever went wrong between Enter and the last token, from a refused connection to a provider's complaint.
///
/// @param kind what it means for us
/// @param status HTTP status, or the code inside the stream; null when there was none
/// @param type OpenRouter's typed code such as `rate_limit_exceeded`, when told
/// @param message one sentence for a person, already unwrapped from provider JSON; may hold hostile characters
/// @param provider who failed, when told
/// @param limitSource which limit was hit (API reference 3.5), when told
/// @param retryAfter how long the server asks us to wait, when told
/// @param generationId for the audit of what it cost, when known
public record ApiError(
        Kind kind,
        @Nullable Integer status,
        @Nullable String type,
        String message,
        @Nullable String provider,
        @Nullable String limitSource,
        @Nullable Duration retryAfter,
        @Nullable String generationId) {

    /// What an error means for us. Each has one advice in the conversation pane.
    public enum Kind {
        /// No key, or a key that is not accepted (401).
        AUTHENTICATION,
        /// Credits or key limit used up (402).
        CREDITS,
        /// Too much money in running requests (402 in-flight): passes by itself.
        IN_FLIGHT_BUDGET,
        /// Permission, guardrail, moderation, content policy (403).
        FORBIDDEN,
        /// No endpoint is left after the routing filters, or the model does not exist (404, 400 invalid model).
        NO_ENDPOINT,
        /// The prompt is longer than the model's context (400).
        CONTEXT_LENGTH,
        /// A reasoning block in the history was not accepted (400): resend once without reasoning details.
        REASONING_REPLAY,
        /// Any other request that will not work as it stands (400, 413, 422 …).
        BAD_REQUEST,
        /// Rate limit that passes (429).
        RATE_LIMIT,
        /// The free tier's daily allowance is used up (429): passes at midnight UTC.
        DAILY_LIMIT,
        /// The provider or OpenRouter failed (5xx, in-stream provider errors).
        PROVIDER,
        /// The connection failed or broke.
        NETWORK,
        /// Nothing arrived for longer than the idle limit.
        IDLE,
        /// The stream ended without saying that it was done.
        TRUNCATED,
        /// The program ended while the answer was streaming; found again at the next start.
        INTERRUPTED,
        /// Something we could not make sense of.
        PROTOCOL
    }

    public static ApiError of(Kind kind, String message) {
        return new ApiError(kind, null, null, message, null, null, null, null);
    }

    public ApiError withGenerationId(@Nullable String id) {
        return new ApiError(kind, status, type, message, provider, limitSource, retryAfter, id);
    }

    /// Whether the same request may succeed later without anyone changing anything.
    public boolean isTransient() {
        return switch (kind) {
            case IN_FLIGHT_BUDGET, RATE_LIMIT, PROVIDER, NETWORK, IDLE, TRUNCATED -> true;
            case AUTHENTICATION, CREDITS, FORBIDDEN, NO_ENDPOINT, CONTEXT_LENGTH, REASONING_REPLAY, BAD_REQUEST, DAILY_LIMIT,
                    INTERRUPTED, PROTOCOL -> false;
        };
    }
}
