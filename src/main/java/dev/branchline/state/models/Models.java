package dev.branchline.state.models;

import dev.branchline.model.ApiError;
import dev.branchline.model.Catalogue;
import dev.branchline.model.ModelInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of models, and which one answers next.
///
/// @param current id of the model that answers next
/// @param effort reasoning effort that is asked for, or null
/// @param problem why the newest list could not be had, or null
public record Models(Catalogue catalogue, boolean loading, @Nullable ApiError problem, String current, @Nullable String effort) {
    public Optional<ModelInfo> currentInfo() {
        return catalogue.find(current);
    }

    public Models use(String id) {
        return new Models(catalogue, loading, problem, id, effort);
    }

    public Models withEffort(@Nullable String newEffort) {
        return new Models(catalogue, loading, problem, current, newEffort);
    }

    public Models loaded(Catalogue newCatalogue, boolean stillLoading) {
        return new Models(newCatalogue, stillLoading, null, current, effort);
    }

    public Models failed(ApiError error) {
        return new Models(catalogue, false, error, current, effort);
    }

    public Models startLoading() {
        return new Models(catalogue, true, problem, current, effort);
    }
}
