package dev.branchline.openrouter;

import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A row of the catalogue while its fields come in whatever order.
final class ModelRow {
    @Nullable String id;
    @Nullable String slug;
    @Nullable String name;
    @Nullable Long created;
    @Nullable String description;
    @Nullable Long contextLength;
    @Nullable Long maxCompletionTokens;
    Set<String> inputs = Set.of();
    Set<String> outputs = Set.of();
    Set<String> parameters = Set.of();
    Pricing pricing = Pricing.UNKNOWN;
    ModelInfo.@Nullable Reasoning reasoning;
    @Nullable LocalDate expires;
    @Nullable String aliasTarget;

    /// @return null for a row that cannot be named in a request
    @Nullable ModelInfo build() {
        if (id == null || id.isBlank()) {
            return null;
        }
        return new ModelInfo(
                id, slug == null ? id : slug, name == null ? id : name, created == null ? 0 : created, description, contextLength,
                maxCompletionTokens, inputs, outputs, parameters, pricing, reasoning, expires, aliasTarget);
    }
}
