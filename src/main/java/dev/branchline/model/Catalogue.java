package dev.branchline.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The model list at one moment.
///
/// @param fetchedAt when the server gave it; [Instant#EPOCH] for the empty catalogue
public record Catalogue(List<ModelInfo> models, Instant fetchedAt, Map<String, ModelInfo> byId) {
    public static final Catalogue EMPTY = new Catalogue(List.of(), Instant.EPOCH);

    public Catalogue(List<ModelInfo> models, Instant fetchedAt) {
        this(List.copyOf(models), fetchedAt, models.stream().collect(Collectors.toMap(ModelInfo::id, Function.identity(), (a, _) -> a)));
    }

    /// Finds a model by id; a dynamic suffix (`:nitro`, `:floor`, `:online` …) that is not listed falls back to its base.
    public Optional<ModelInfo> find(String id) {
        ModelInfo exact = byId.get(id);
        if (exact != null) {
            return Optional.of(exact);
        }
        int colon = id.lastIndexOf(':');
        return colon > 0 ? find(id.substring(0, colon)) : Optional.empty();
    }
}
