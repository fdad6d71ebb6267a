package dev.branchline.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Error answers in the shapes that the service is known for (API reference 3).
final class Problems {
    private Problems() {}

    static Document badRequest(String message) {
        return plain(400, message);
    }

    static Document noKey() {
        return plain(401, "No cookie auth credentials found");
    }

    static Document wrongKey() {
        return plain(401, "User not found.");
    }

    static Document notFound(String what) {
        return plain(404, what + " not found");
    }

    static Document wrongMethod() {
        return plain(405, "Method Not Allowed");
    }

    static Document unknownModel(String id) {
        return plain(400, id + " is not a valid model ID");
    }

    static Document mandatoryReasoning() {
        return plain(400, "Reasoning is mandatory for this endpoint and cannot be disabled.");
    }

    static Document noTools(String tool) {
        ObjectNode metadata = Json.object().put("failed_routing_step", "Filter by Tool Compatibility");
        return error(404, "No endpoints found that support tool use. Try disabling \"" + tool + "\".", metadata, Map.of());
    }

    static Document noProvider() {
        ObjectNode metadata = Json.object().put("failed_routing_step", "Filter by Allowed Providers");
        return error(404, "No allowed providers are available for the selected model.", metadata, Map.of());
    }

    static Document tooLong(DemoModel model, long tokens) {
        ObjectNode metadata = Json.object().putNull("provider_name").put("error_type", "context_length_exceeded");
        return error(400, "This endpoint's maximum context length is " + model.context() + " tokens. However, you requested about "
                + tokens + " tokens. Please reduce the length of either one, or use the context-compression plugin.", metadata, Map.of());
    }

    /// What a failure with this status looks like for this model.
    static Document ofStatus(int status, String model, String provider) {
        return switch (status) {
            case 402 -> error(402, "This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only"
                    + " afford 30104. To increase, visit https://openrouter.ai/settings/credits and upgrade to a paid account",
                    Json.object().putNull("provider_name").put("error_type", "payment_required").put("limit_source", "openrouter_credits")
                            .put("remedy_hint", "Add credits or lower max_tokens."), Map.of());
            case 403 -> error(403, model + " requires moderation on " + provider + ". Your input was flagged for \"violence\". No credits were charged.",
                    moderation(model, provider), Map.of());
            case 404 -> error(404, "No endpoints found matching your data policy. Configure: https://openrouter.ai/settings/privacy",
                    Json.object().put("failed_routing_step", "Filter by Data Policy"), Map.of());
            case 429 -> rateLimited(provider);
            case 500 -> plain(500, "Internal Server Error");
            case 502 -> error(502, "Provider returned error", Json.object()
                    .put("raw", "data: {\"error\":{\"message\":\"upstream connect error or disconnect/reset before headers\",\"code\":503}}")
                    .put("provider_name", provider).put("is_byok", false).put("error_type", "provider_unavailable"), Map.of());
            case 503 -> error(503, "No available model provider meets your routing requirements", null, Map.of("Retry-After", "3"));
            case 529 -> error(529, "Provider returned error", Json.object().put("provider_name", provider)
                    .put("raw", "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}")
                    .put("error_type", "provider_overloaded"), Map.of());
            case 401 -> wrongKey();
            case 400 -> plain(400, "Input must have at least 1 token.");
            default -> plain(status, "The demo was asked to fail with status " + status + ".");
        };
    }

    private static ObjectNode moderation(String model, String provider) {
        ObjectNode metadata = Json.object();
        metadata.putArray("reasons").add("violence");
        return metadata.put("flagged_input", "error 403").put("provider_name", provider).put("model_slug", model)
                .put("error_type", "content_policy_violation");
    }

    private static Document rateLimited(String provider) {
        ObjectNode metadata = Json.object()
                .put("raw", "{\"error\":{\"message\":\"Rate limit reached, please slow down.\",\"type\":\"rate_limit_error\"}}")
                .put("provider_name", provider).put("is_byok", false).put("error_type", "rate_limit_exceeded")
                .put("provider_error_code", "rate_limit_exceeded").put("limit_source", "upstream_provider_shared_pool")
                .put("remedy_hint", "Retry shortly or add your own provider key.").put("retry_after_seconds", 1).put("retry_after_seconds_raw", 1);
        metadata.putObject("headers").put("Retry-After", "1");
        return error(429, "Provider returned error", metadata, Map.of("Retry-After", "1"));
    }

    private static Document plain(int status, String message) {
        return error(status, message, null, Map.of());
    }

    private static Document error(int status, String message, @Nullable ObjectNode metadata, Map<String, String> headers) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("message", message).put("code", status);
        if (metadata != null) {
            error.set("metadata", metadata);
        }
        return new Document(status, body.toString(), headers);
    }
}
