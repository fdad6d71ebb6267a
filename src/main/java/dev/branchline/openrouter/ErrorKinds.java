package dev.branchline.openrouter;

import dev.branchline.model.ApiError.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Decides what an error means for us: its typed code first, then known wordings, then its status (API reference 3.2–3.5).
final class ErrorKinds {
    private ErrorKinds() {}

    /// @param words all that was said, OpenRouter's own and the provider's
    static Kind of(
            @Nullable Integer status, @Nullable String type, @Nullable String limitSource, @Nullable String reason, String words) {
        String said = words.toLowerCase(Locale.ROOT).replace("`", "");
        if (isContextLength(status, type, said)) {
            return Kind.CONTEXT_LENGTH;
        }
        if (isReasoningReplay(status, said)) {
            return Kind.REASONING_REPLAY;
        }
        if (said.contains("is not a valid model id")) {
            return Kind.NO_ENDPOINT;
        }
        if (isStatus(status, 402) || "payment_required".equals(type)) {
            boolean passes = "openrouter_in_flight_budget".equals(limitSource) || "in_flight_budget_exhausted".equals(reason);
            return passes ? Kind.IN_FLIGHT_BUDGET : Kind.CREDITS;
        }
        if (isStatus(status, 429)) {
            boolean daily = "openrouter_free_tier_daily".equals(limitSource) || said.contains("free-models-per-day");
            return daily ? Kind.DAILY_LIMIT : Kind.RATE_LIMIT;
        }
        return status != null ? ofStatus(status) : ofType(type);
    }

    private static boolean isStatus(@Nullable Integer status, int expected) {
        return status != null && status == expected;
    }

    private static boolean isContextLength(@Nullable Integer status, @Nullable String type, String said) {
        if ("context_length_exceeded".equals(type) || "token_limit_exceeded".equals(type)) {
            return true;
        }
        return (isStatus(status, 400) || isStatus(status, 413) || status == null)
                && (said.contains("maximum context length") || said.contains("context length") || said.contains("context window")
                        || said.contains("prompt is too long"));
    }

    private static boolean isReasoningReplay(@Nullable Integer status, String said) {
        return (status == null || isStatus(status, 400))
                && (said.contains("invalid signature in thinking block")
                        || said.contains("missing a thought_signature")
                        || said.contains("corrupted thought signature")
                        || said.contains("duplicate item found with id"));
    }

    static Kind ofStatus(int status) {
        return switch (status) {
            case 401 -> Kind.AUTHENTICATION;
            case 402 -> Kind.CREDITS;
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NO_ENDPOINT;
            case 408 -> Kind.PROVIDER;
            case 429 -> Kind.RATE_LIMIT;
            default -> status >= 500 ? Kind.PROVIDER : status >= 400 ? Kind.BAD_REQUEST : Kind.PROTOCOL;
        };
    }

    /// Inside a stream the code may be a word, or be missing. Then somebody behind the accepted request failed.
    private static Kind ofType(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "authentication", "authentication_error", "invalid_api_key" -> Kind.AUTHENTICATION;
            case "permission_denied", "permission_error", "content_policy_violation", "refusal" -> Kind.FORBIDDEN;
            case "not_found", "not_found_error", "model_not_found" -> Kind.NO_ENDPOINT;
            case "rate_limit_exceeded", "rate_limit_error" -> Kind.RATE_LIMIT;
            case "max_tokens_exceeded", "string_too_long", "invalid_request", "invalid_request_error", "invalid_prompt",
                    "invalid_image", "image_too_large", "image_too_small", "unsupported_image_format", "image_download_failed",
                    "image_not_found", "precondition_failed", "payload_too_large", "unprocessable", "ZodError" ->
                Kind.BAD_REQUEST;
            default -> Kind.PROVIDER;
        };
    }
}
