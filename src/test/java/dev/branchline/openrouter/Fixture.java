package dev.branchline.openrouter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One recorded answer and what a correct client makes of it, from `index.json`.
record Fixture(String file, String kind, int status, Map<String, String> headers, JsonNode expect, String retry) {
    static List<Fixture> all() {
        JsonNode root = parsed(bytes("index.json"));
        List<Fixture> all = new ArrayList<>();
        for (JsonNode row : root.path("fixtures")) {
            Map<String, String> headers = new LinkedHashMap<>();
            row.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().stringValue()));
            all.add(new Fixture(
                    row.path("file").stringValue(), row.path("kind").stringValue(), row.path("status").asInt(0), headers,
                    row.path("expect"), row.path("retry").asString("")));
        }
        return all;
    }

    static List<Fixture> ofKind(String kind) {
        return all().stream().filter(fixture -> fixture.kind().equals(kind)).toList();
    }

    static Fixture named(String file) {
        return all().stream().filter(fixture -> fixture.file().equals(file)).findFirst().orElseThrow();
    }

    byte[] bytes() {
        return bytes(file);
    }

    JsonNode json() {
        return parsed(bytes());
    }

    static JsonNode parsed(byte[] bytes) {
        return parsed(new String(bytes, StandardCharsets.UTF_8));
    }

    static JsonNode parsed(@Nullable String json) {
        return Objects.requireNonNull(Json.parse(Objects.requireNonNull(json)));
    }

    /// Response headers as the error mapper sees them.
    Headers responseHeaders() {
        return name -> headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    static byte[] bytes(String file) {
        try (InputStream in = Fixture.class.getResourceAsStream("/openrouter/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture " + file);
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
