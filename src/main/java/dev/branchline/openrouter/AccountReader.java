package dev.branchline.openrouter;

import dev.branchline.model.GenerationAudit;
import dev.branchline.model.KeyStatus;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what `/key` and `/generation` answer (API reference 10).
final class AccountReader {
    private AccountReader() {}

    /// @return null when the body is none
    static @Nullable KeyStatus key(byte[] body) {
        JsonNode data = data(body);
        if (!data.isObject()) {
            return null;
        }
        String label = Json.text(data, "label");
        return new KeyStatus(
                label == null ? "" : label,
                Json.decimal(data, "limit"),
                Json.decimal(data, "limit_remaining"),
                Json.decimal(data, "usage"),
                Json.decimal(data, "usage_daily"),
                Json.isTrue(data, "is_free_tier"));
    }

    /// @return null when the body is none, or does not tell the cost yet
    static @Nullable GenerationAudit generation(byte[] body, String askedId) {
        JsonNode data = data(body);
        BigDecimal cost = Json.decimal(data, "total_cost");
        if (cost == null) {
            cost = Json.decimal(data, "usage");
        }
        if (cost == null) {
            return null;
        }
        String id = Json.filled(data, "id");
        return new GenerationAudit(
                id == null ? askedId : id,
                cost,
                Json.count(data, "native_tokens_prompt"),
                Json.count(data, "native_tokens_completion"),
                Json.count(data, "native_tokens_cached"),
                Json.count(data, "native_tokens_reasoning"),
                Json.filled(data, "provider_name"),
                Json.isTrue(data, "cancelled"));
    }

    private static JsonNode data(byte[] body) {
        JsonNode root = Json.parse(body, 0, body.length);
        return root == null ? Json.missing() : root.path("data");
    }
}
