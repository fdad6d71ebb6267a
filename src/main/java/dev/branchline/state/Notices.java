package dev.branchline.state;

import dev.branchline.state.view.Notice;
import java.util.ArrayList;
import java.util.List;

/// Adding and ending short messages.
public final class Notices {
    private static final long INFO_MS = 6_000;
    private static final long WARNING_MS = 20_000;
    private static final int MOST = 5;

    private static final String NOT_SAVED = "The session could not be saved: ";

    private Notices() {}

    /// Shows a message for a while.
    ///
    /// @param text `{command.id}` in it is replaced by that command's key when drawn
    public static Step tell(AppState state, Notice.Level level, String text) {
        return tell(state, level, text, level == Notice.Level.INFO ? INFO_MS : WARNING_MS);
    }

    static Step tell(AppState state, Notice.Level level, String text, long ms) {
        long id = state.counters().nextTimer();
        List<Notice> more = new ArrayList<>(state.notices().stream().filter(n -> !n.text().equals(text)).toList());
        more.add(new Notice(id, level, text));
        List<Notice> kept = more.size() > MOST ? more.subList(more.size() - MOST, more.size()) : more;
        return Step.of(state.withNotices(kept).with(state.counters().afterTimer()), new Effect.StartTimer(id, ms));
    }

    /// Stays until it is saved after all, or is dismissed: it must not be overlooked.
    static AppState notSaved(AppState state, String reason) {
        List<Notice> more = new ArrayList<>(saved(state).notices());
        more.add(new Notice(state.counters().nextTimer(), Notice.Level.ERROR, NOT_SAVED + reason));
        return state.withNotices(more).with(state.counters().afterTimer());
    }

    static AppState saved(AppState state) {
        return state.withNotices(state.notices().stream().filter(n -> !n.text().startsWith(NOT_SAVED)).toList());
    }

    static AppState ended(AppState state, long timerId) {
        return state.withNotices(state.notices().stream().filter(n -> n.id() != timerId).toList());
    }
}
