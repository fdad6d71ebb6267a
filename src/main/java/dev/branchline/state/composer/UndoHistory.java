package dev.branchline.state.composer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Earlier and later states of the editor. Characters typed one after the other are one step, and so are characters deleted
/// one after the other.
///
/// @param past oldest first
/// @param future nearest last
/// @param last what the newest past state was the beginning of
public record UndoHistory(List<TextBuffer> past, List<TextBuffer> future, Change last) {
    private static final int MOST = 500;

    public static final UndoHistory EMPTY = new UndoHistory(List.of(), List.of(), Change.OTHER);

    /// Kinds of changes; two of a kind in a row make one step, except for OTHER.
    enum Change { TYPED, DELETED, OTHER }

    /// Notes the state before a change. A new change forgets what was undone.
    UndoHistory before(TextBuffer state, Change change) {
        if (change != Change.OTHER && change == last && future.isEmpty()) {
            return this;
        }
        List<TextBuffer> newPast = new ArrayList<>(past.size() >= MOST ? past.subList(1, past.size()) : past);
        newPast.add(state);
        return new UndoHistory(newPast, List.of(), change);
    }

    /// Ends a run of typing or deleting: the next character starts a step of its own.
    UndoHistory pause() {
        return last == Change.OTHER ? this : new UndoHistory(past, future, Change.OTHER);
    }

    record Moved(TextBuffer buffer, UndoHistory history) {}

    Optional<Moved> undo(TextBuffer now) {
        if (past.isEmpty()) {
            return Optional.empty();
        }
        List<TextBuffer> newFuture = new ArrayList<>(future);
        newFuture.add(now);
        return Optional.of(new Moved(past.getLast(), new UndoHistory(List.copyOf(past.subList(0, past.size() - 1)), newFuture, Change.OTHER)));
    }

    Optional<Moved> redo(TextBuffer now) {
        if (future.isEmpty()) {
            return Optional.empty();
        }
        List<TextBuffer> newPast = new ArrayList<>(past);
        newPast.add(now);
        return Optional.of(new Moved(future.getLast(), new UndoHistory(newPast, List.copyOf(future.subList(0, future.size() - 1)), Change.OTHER)));
    }
}
