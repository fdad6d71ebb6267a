package dev.branchline.state.changes;

import dev.branchline.state.AppState;
import dev.branchline.state.overlay.Overlay;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds the page that a result is for, also when help or another page was opened over it meanwhile.
final class Pages {
    private Pages() {}

    /// The topmost page of a kind that is meant.
    static <P extends Page> Optional<P> find(AppState state, Class<P> kind, Predicate<P> meant) {
        return state.overlays().reversed().stream()
                .flatMap(o -> o instanceof Overlay.Changes(Page page) && kind.isInstance(page) ? Optional.of(kind.cast(page)).stream() : java.util.stream.Stream.empty())
                .filter(meant)
                .findFirst();
    }

    /// Puts a page in the place of another, wherever that lies.
    static AppState replace(AppState state, Page old, Page fresh) {
        return state.withOverlays(state.overlays().stream()
                .map(o -> o instanceof Overlay.Changes(Page page) && page == old ? new Overlay.Changes(fresh) : o)
                .toList());
    }
}
