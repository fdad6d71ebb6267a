package dev.branchline.openrouter;

import dev.branchline.model.ServedBy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Learns who answers from a stream's chunks: from each one's model and provider, and from the router's account on the
/// last (API reference 5.8), which knows better.
final class ServedByReader {
    private @Nullable String model;
    private @Nullable String provider;
    private @Nullable String selected;
    private @Nullable Integer attempt;
    private @Nullable String region;
    private @Nullable String summary;

    void read(JsonNode chunk) {
        model = orElse(Json.filled(chunk, "model"), model);
        provider = orElse(Json.filled(chunk, "provider"), provider);
        JsonNode metadata = chunk.path("openrouter_metadata");
        if (!metadata.isObject()) {
            return;
        }
        Long told = Json.count(metadata, "attempt");
        if (told != null && told <= Integer.MAX_VALUE) {
            attempt = told.intValue();
        }
        region = orElse(Json.filled(metadata, "region"), region);
        summary = orElse(Json.filled(metadata, "summary"), summary);
        for (JsonNode endpoint : metadata.path("endpoints").path("available")) {
            if (Json.isTrue(endpoint, "selected")) {
                selected = orElse(Json.filled(endpoint, "provider"), selected);
            }
        }
    }

    private static @Nullable String orElse(@Nullable String value, @Nullable String other) {
        return value != null ? value : other;
    }

    ServedBy get() {
        String who = orElse(selected, provider);
        if (model == null && who == null && attempt == null && region == null && summary == null) {
            return ServedBy.UNKNOWN;
        }
        return new ServedBy(model, who, attempt, region, summary);
    }
}
