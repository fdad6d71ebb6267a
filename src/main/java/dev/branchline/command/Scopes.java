package dev.branchline.command;

import dev.branchline.state.AppState;
import dev.branchline.state.overlay.Overlay;
import java.util.List;

/// Which scopes count in a state, innermost first. An overlay takes all keys but those that count everywhere.
public final class Scopes {
    private Scopes() {}

    public static List<Scope> of(AppState state, boolean completionOpen) {
        return switch (state.keyOverlay().orElse(null)) {
            case null -> pane(state, completionOpen);
            case Overlay.ModelPicker _ -> List.of(Scope.MODELS, Scope.LIST, Scope.ALWAYS);
            case Overlay.Listed _, Overlay.UsageReport _ -> List.of(Scope.LIST, Scope.ALWAYS);
            case Overlay.Field _, Overlay.KeyEntry _ -> List.of(Scope.FIELD, Scope.ALWAYS);
            case Overlay.Question _ -> List.of(Scope.QUESTION, Scope.ALWAYS);
        };
    }

    private static List<Scope> pane(AppState state, boolean completionOpen) {
        return switch (state.panes().focus()) {
            case COMPOSER ->
                completionOpen
                        ? List.of(Scope.COMPLETION, Scope.COMPOSER, Scope.GLOBAL, Scope.ALWAYS)
                        : List.of(Scope.COMPOSER, Scope.GLOBAL, Scope.ALWAYS);
            case CONVERSATION -> List.of(Scope.CONVERSATION, Scope.GLOBAL, Scope.ALWAYS);
            case SIDE -> List.of(Scope.SIDE, Scope.GLOBAL, Scope.ALWAYS);
        };
    }
}
