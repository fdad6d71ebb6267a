package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns every shape of failure that OpenRouter is known to send into one [ApiError] (API reference 3).
///
/// The account's `user_id` never gets into a message.
final class ErrorMapper {
    private final InstantSource clock;

    ErrorMapper(InstantSource clock) {
        this.clock = clock;
    }

    /// An answer whose status is not 200, or whose body is not what was asked for.
    ApiError ofResponse(int status, Headers headers, byte[] body) {
        JsonNode root = Json.parse(body, 0, body.length);
        if (root != null && root.isObject()) {
            return ofBody(status, headers, root);
        }
        String page = ErrorText.ofPage(new String(body, StandardCharsets.UTF_8));
        String told = page.isEmpty() ? "" : ": " + page;
        boolean moved = status >= 300 && status < 400;
        String message = moved
                ? "The server sends requests elsewhere (HTTP " + status + "), which may not be OpenRouter: check the base URL"
                : "The server answered with HTTP " + status + " and no JSON" + told;
        return new ApiError(
                ErrorKinds.ofStatus(status), status, null, message, null, null,
                RetryAfter.find(headers, Json.missing(), clock.instant()), headers.first("x-generation-id"));
    }

    /// A JSON body, of an HTTP error, of a complete answer, or of a stream's chunk.
    ///
    /// @param status the HTTP status; the code inside the body wins when that is 200
    ApiError ofBody(int status, Headers headers, JsonNode root) {
        return of(status, headers, root, root.path("error"), generationId(root, headers));
    }

    /// An error inside a choice.
    ApiError ofChoice(Headers headers, JsonNode root, JsonNode error) {
        return of(200, headers, root, error, generationId(root, headers));
    }

    private static @Nullable String generationId(JsonNode root, Headers headers) {
        String id = Json.filled(root, "id");
        return id != null ? id : headers.first("x-generation-id");
    }

    private ApiError of(int httpStatus, Headers headers, JsonNode root, JsonNode error, @Nullable String generationId) {
        JsonNode metadata = error.path("metadata");
        Integer status = status(httpStatus, error);
        String type = type(root, error, metadata);
        String provider = Json.filled(metadata, "provider_name");
        String limitSource = Json.filled(metadata, "limit_source");
        String own = own(root, error);
        String raw = ErrorText.unwrap(metadata.path("raw"));
        Kind kind = ErrorKinds.of(status, type, limitSource, Json.text(metadata, "reason"), own + "\n" + (raw == null ? "" : raw));
        String message = withoutUserId(root, sentence(kind, status, provider, own, raw));
        return new ApiError(
                kind, status, type, message, provider, limitSource, RetryAfter.find(headers, metadata, clock.instant()),
                generationId);
    }

    private static @Nullable Integer status(int httpStatus, JsonNode error) {
        Long code = Json.count(error, "code");
        if (code != null && code >= 100 && code <= 999) {
            return code.intValue();
        }
        return httpStatus == 200 ? null : Integer.valueOf(httpStatus);
    }

    private static @Nullable String type(JsonNode root, JsonNode error, JsonNode metadata) {
        String[] candidates = {
            Json.filled(metadata, "error_type"), Json.filled(error, "error_type"), Json.filled(root, "error_type"),
            wordCode(error), Json.filled(error, "type"), Json.filled(error, "name")
        };
        for (String candidate : candidates) {
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    private static @Nullable String wordCode(JsonNode error) {
        return Json.decimal(error, "code") == null ? Json.filled(error, "code") : null;
    }

    /// What the answer itself says, before anything a provider said is looked at.
    private static String own(JsonNode root, JsonNode error) {
        String found = ErrorText.unwrap(error);
        if (found == null) {
            found = ErrorText.unwrap(root.path("message"));
        }
        if (found == null) {
            found = ErrorText.unwrap(root.path("detail"));
        }
        return found == null ? "" : found;
    }

    private static String sentence(
            Kind kind, @Nullable Integer status, @Nullable String provider, String own, @Nullable String raw) {
        if (raw != null && !own.contains(raw)) {
            String who = provider == null ? "The provider" : provider;
            boolean saysNothing = own.isEmpty() || own.startsWith("Provider returned error");
            return saysNothing ? who + ": " + raw : own + " (" + who + ": " + raw + ")";
        }
        if (own.isEmpty()) {
            return "The server failed" + (status == null ? "" : " with code " + status) + " and did not say why";
        }
        if (kind == Kind.AUTHENTICATION) {
            return "OpenRouter did not accept the API key: " + own;
        }
        return provider != null && own.startsWith("Provider returned error") ? provider + " returned an error" : own;
    }

    private static String withoutUserId(JsonNode root, String message) {
        String user = Json.filled(root, "user_id");
        return user == null ? message : message.replace(user, "(account)");
    }
}
