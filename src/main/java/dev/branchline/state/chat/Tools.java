package dev.branchline.state.chat;

import dev.branchline.state.AppState;

/// What models can do with tools, by the catalogue.
final class Tools {
    private Tools() {}

    /// Whether tools can be offered; a model that is not in the catalogue is believed to take them.
    static boolean canCall(AppState state, String model) {
        return state.models().catalogue().find(model).map(m -> m.supportsTools()).orElse(true);
    }

    static boolean canSee(AppState state, String model) {
        return state.models().catalogue().find(model).map(m -> m.readsImages()).orElse(true);
    }
}
