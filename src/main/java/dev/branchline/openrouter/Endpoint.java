package dev.branchline.openrouter;

import dev.branchline.model.AppIdentity;
import dev.branchline.model.Secret;
import dev.branchline.model.Settings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where requests go and how patient we are. Nothing is checked here: a base URL or key that cannot be used is told as
/// an error of the request, where the user sees it.
///
/// @param baseUrl with or without a trailing slash
/// @param key null sends no Authorization header
/// @param idleLimit a stream without a single byte (comments count) for longer is broken off
/// @param retries tries after the first, only before anything was shown
/// @param app who asks, as OpenRouter lists it
public record Endpoint(String baseUrl, @Nullable Secret key, Duration idleLimit, int retries, AppIdentity app) {
    public static Endpoint of(Settings settings) {
        return new Endpoint(
                settings.baseUrl(), settings.apiKey(), Duration.ofSeconds(settings.idleSeconds()), settings.retries(), settings.app());
    }

    public Endpoint withKey(@Nullable Secret newKey) {
        return new Endpoint(baseUrl, newKey, idleLimit, retries, app);
    }

    String url(String path) {
        return baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) + path : baseUrl + path;
    }
}
