package dev.branchline.state.overlay;

import dev.branchline.model.SessionSummary;
import dev.branchline.state.AppState;
import dev.branchline.state.models.Fuzzy;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// The filtered rows of lists that follow from the state alone. Painters and updates ask the same functions.
public final class OverlayRows {
    private OverlayRows() {}

    /// Newest first; filtered by title, name and folder.
    public static List<SessionSummary> sessions(Overlay.Sessions overlay) {
        List<SessionSummary> all = overlay.sessions() == null ? List.of() : overlay.sessions();
        return matching(all, overlay.filter(), s -> s.title() + " " + (s.name() == null ? "" : s.name()) + " " + s.workspace());
    }

    public static List<String> themes(AppState state, Overlay.Themes overlay) {
        return matching(state.panes().themes(), overlay.filter(), Function.identity());
    }

    /// Keeps what matches, best first; the given order where the filter is empty or the match is as good.
    public static <T> List<T> matching(List<T> all, String filter, Function<T, String> text) {
        String wanted = filter.strip();
        if (wanted.isEmpty()) {
            return all;
        }
        record Scored<T>(T value, int score) {}
        return all.stream()
                .map(v -> new Scored<>(v, Fuzzy.score(wanted, text.apply(v))))
                .filter(s -> s.score() != Fuzzy.NO_MATCH)
                .sorted(Comparator.comparingInt((Scored<T> s) -> s.score()).reversed())
                .map(Scored::value)
                .toList();
    }
}
