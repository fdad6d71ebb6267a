package dev.branchline.openrouter;

import dev.branchline.model.ApiError;
import dev.branchline.model.ApiError.Kind;
import dev.branchline.model.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import org.jspecify.annotations.Nullable;

/// Builds HTTP requests with the headers of API reference 1.1.
final class Requests {
    private Requests() {}

    static HttpRequest chat(Endpoint endpoint, BodyPublisher body) throws OpenRouterException {
        return builder(endpoint, "/chat/completions", endpoint.key())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream, application/json")
                .header("X-OpenRouter-Metadata", "enabled")
                .POST(body)
                .build();
    }

    static HttpRequest get(Endpoint endpoint, String path, @Nullable Secret key) throws OpenRouterException {
        return builder(endpoint, path, key).header("Accept", "application/json").GET().build();
    }

    private static HttpRequest.Builder builder(Endpoint endpoint, String path, @Nullable Secret key) throws OpenRouterException {
        URI uri = uri(endpoint, path);
        // Over plain HTTP the newer version would begin with an upgrade, at which small servers stumble.
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .version(plain ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .header("User-Agent", "Branchline")
                .header("X-OpenRouter-Categories", "cli-agent");
        told(builder, "X-OpenRouter-Title", endpoint.app().title());
        told(builder, "HTTP-Referer", endpoint.app().url());
        if (key != null) {
            builder.header("Authorization", "Bearer " + sendable(key));
        }
        return builder;
    }

    private static void told(HttpRequest.Builder builder, String header, String value) {
        String sendable = printable(value).strip();
        if (!sendable.isEmpty()) {
            builder.header(header, sendable);
        }
    }

    private static URI uri(Endpoint endpoint, String path) throws OpenRouterException {
        String url = endpoint.url(path);
        try {
            URI uri = new URI(url);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException _) {
            // told below, as for a URL that is none of ours
        }
        throw new OpenRouterException(ApiError.of(
                Kind.BAD_REQUEST, "The base URL must look like https://openrouter.ai/api/v1, but is " + endpoint.baseUrl()));
    }

    private static String sendable(Secret key) throws OpenRouterException {
        String value = key.reveal().strip();
        if (value.isEmpty() || !value.equals(printable(value))) {
            throw new OpenRouterException(ApiError.of(
                    Kind.AUTHENTICATION, "The API key is empty or has characters that no key has: enter it again"));
        }
        return value;
    }

    private static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> c >= 0x20 && c < 0x7F).forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
