package dev.branchline.openrouter;

import dev.branchline.model.Citation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// What an answer refers to. Some providers send it again with each chunk; here it stands once.
final class Annotations {
    private final Map<String, Citation> citations = new LinkedHashMap<>();
    private final ArrayNode all = Json.NODES.arrayNode();
    private final Set<JsonNode> seen = new LinkedHashSet<>();

    void add(JsonNode annotation) {
        if (!annotation.isObject() || !seen.add(annotation)) {
            return;
        }
        all.add(annotation);
        JsonNode source = annotation.path("url_citation");
        String url = Json.filled(source, "url");
        if (url != null) {
            citations.putIfAbsent(url, new Citation(url, Json.filled(source, "title")));
        }
    }

    List<Citation> citations() {
        return new ArrayList<>(citations.values());
    }

    /// The raw array, or null when none came.
    @Nullable String json() {
        return all.isEmpty() ? null : Json.write(all);
    }
}
