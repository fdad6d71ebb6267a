package dev.branchline.openrouter;

import dev.branchline.model.Cost;
import dev.branchline.model.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads `usage` (API reference 6). What is absent stays unknown.
final class UsageMapper {
    private UsageMapper() {}

    /// @return null when the node is not a usage object
    static @Nullable Usage map(JsonNode usage) {
        if (!usage.isObject() || usage.isEmpty()) {
            return null;
        }
        JsonNode prompt = usage.path("prompt_tokens_details");
        JsonNode completion = usage.path("completion_tokens_details");
        return new Usage(
                Json.count(usage, "prompt_tokens"),
                Json.count(usage, "completion_tokens"),
                Json.count(prompt, "cached_tokens"),
                Json.count(prompt, "cache_write_tokens"),
                Json.count(completion, "reasoning_tokens"),
                webSearches(usage),
                cost(usage),
                Json.isTrue(usage, "is_byok"));
    }

    /// Two spellings are on the wire; they name the same searches, so they are not added.
    private static @Nullable Long webSearches(JsonNode usage) {
        Long searches = Json.count(usage.path("server_tool_use_details"), "web_search_requests");
        return searches != null ? searches : Json.count(usage.path("server_tool_use"), "web_search_requests");
    }

    private static Cost cost(JsonNode usage) {
        BigDecimal cost = Json.decimal(usage, "cost");
        return cost == null || cost.signum() < 0 ? Cost.UNKNOWN : new Cost.Charged(cost);
    }
}
