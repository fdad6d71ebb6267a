package dev.branchline.command;

import dev.branchline.event.ViewIntent;
import dev.branchline.state.AppState;
import dev.branchline.state.changes.Page;
import dev.branchline.state.overlay.Overlay;
import java.util.List;

/// Which scopes count in a state, innermost first. An overlay takes all keys but those that count everywhere.
public final class Scopes {
    private Scopes() {}

    public static List<Scope> of(AppState state, boolean completionOpen) {
        return switch (state.keyOverlay().orElse(null)) {
            case null -> pane(state, completionOpen);
            case Overlay.ModelPicker _ -> List.of(Scope.MODELS, Scope.LIST, Scope.ALWAYS);
            case Overlay.ContextList _, Overlay.GuidancePage _ -> List.of(Scope.CONTEXT, Scope.LIST, Scope.ALWAYS);
            case Overlay.Permissions _ -> List.of(Scope.PERMISSIONS, Scope.LIST, Scope.ALWAYS);
            case Overlay.Listed _, Overlay.UsageReport _ -> List.of(Scope.LIST, Scope.ALWAYS);
            case Overlay.Changes(Page.Preview p) when p.report() != null -> report(state);
            case Overlay.Changes c -> List.of(page(c.page()), Scope.ALWAYS);
            case Overlay.Field _, Overlay.KeyEntry _ -> List.of(Scope.FIELD, Scope.ALWAYS);
            case Overlay.Question _ -> List.of(Scope.QUESTION, Scope.ALWAYS);
        };
    }

    /// A report stands in nobody's way: what is a key of the review below it, is one here.
    private static List<Scope> report(AppState state) {
        return state.pop().topOverlay().orElse(null) instanceof Overlay.Changes(Page.Review _)
                ? List.of(Scope.PREVIEW, Scope.REVIEW, Scope.ALWAYS)
                : List.of(Scope.PREVIEW, Scope.ALWAYS);
    }

    private static Scope page(Page page) {
        return switch (page) {
            case Page.Review r -> r.typing() ? Scope.FIELD : Scope.REVIEW;
            case Page.Preview _ -> Scope.PREVIEW;
            case Page.Settling _ -> Scope.CONFLICTS;
            case Page.Operations _ -> Scope.OPERATIONS;
            case Page.Blame _ -> Scope.BLAME;
        };
    }

    /// Whether letters are keys here, and not text.
    public static boolean areLettersKeys(AppState state) {
        return switch (state.keyOverlay().orElse(null)) {
            case null -> state.panes().focus() != ViewIntent.Pane.COMPOSER;
            case Overlay.Changes c -> !c.page().typing();
            case Overlay.Listed _, Overlay.UsageReport _, Overlay.GuidancePage _, Overlay.Field _, Overlay.KeyEntry _, Overlay.Question _ -> false;
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
            case CHANGES -> List.of(Scope.CHANGES, Scope.GLOBAL, Scope.ALWAYS);
        };
    }
}
