package dev.branchline.state.changes;

import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.state.AppState;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.chat.HeadMoves;
import dev.branchline.state.chat.HeadUpdate;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Notice.Level;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One history for the user: moves of the head and operations on files, in the order in which they were done.
public final class UndoUpdate {
    private UndoUpdate() {}

    /// Takes back the newest of all, or all that a change did.
    static Step undo(AppState state, @Nullable ChangeId change, long now) {
        if (change != null) {
            return state.changes().change(change).isEmpty()
                    ? Notices.tell(state, Level.INFO, "There is no change " + change + " in this session; {changes.open} lists them.")
                    : PlanUpdate.wish(state, new Wish.Revert(List.of(Selection.of(change))), new Page.After.Nothing());
        }
        if (!state.changes().reading().isEmpty()) {
            return Notices.tell(state, Level.INFO, state.changes().reading());
        }
        Optional<Operation> files = newest(state);
        // In the review, only files are meant.
        boolean inReview = state.topOverlay().orElse(null) instanceof Overlay.Changes;
        Optional<HeadMoves.Place> move = inReview ? Optional.empty() : last(state.conversation().moves().back());
        if (files.isEmpty() && move.isEmpty()) {
            return Notices.tell(state, Level.INFO, state.changes().isEmpty()
                    ? "There is nothing to take back."
                    : "Nothing was done here that could be taken back. {changes.open} takes back what tools changed.");
        }
        boolean moveIsNewer = move.isPresent() && files.map(f -> f.at().toEpochMilli() <= move.get().left()).orElse(true);
        return moveIsNewer ? undoMove(state, now) : PlanUpdate.wish(state, new Wish.Undo(null), new Page.After.Nothing());
    }

    /// Takes the newest move of the head back, and the files with it when they had gone along.
    public static Step undoMove(AppState state, long now) {
        Optional<HeadMoves.Place> move = last(state.conversation().moves().back());
        OperationId files = move.map(HeadMoves.Place::files).orElse(null);
        boolean along = files != null && isDone(state, files);
        if (along && state.conversation().activeRunShown().isPresent()) {
            return busy(state);
        }
        return along
                ? PlanUpdate.wish(state, new Wish.Undo(files), new Page.After.MoveBack())
                : HeadUpdate.undo(state, now);
    }

    static Step redo(AppState state, long now) {
        Optional<HeadMoves.Place> move = last(state.conversation().moves().forth());
        List<Long> undone = state.changes().undoneAt();
        boolean files = !undone.isEmpty();
        if (move.isPresent() && (!files || move.get().left() >= undone.getLast())) {
            return redoMove(state, now);
        }
        return files || state.changes().ledger().operations().stream().anyMatch(Operation::undone)
                ? PlanUpdate.wish(state, new Wish.Redo(), new Page.After.Nothing())
                : Notices.tell(state, Level.INFO, "There is nothing to do again.");
    }

    /// Makes the newest move again that was taken back, with the files when they had gone along.
    public static Step redoMove(AppState state, long now) {
        OperationId files = last(state.conversation().moves().forth()).map(HeadMoves.Place::files).orElse(null);
        boolean along = files != null && !isDone(state, files);
        if (along && state.conversation().activeRunShown().isPresent()) {
            return busy(state);
        }
        return along
                ? PlanUpdate.wish(state, new Wish.Redo(), new Page.After.MoveForth())
                : HeadUpdate.redo(state, now);
    }

    /// Files that the answer may be changing do not move with the head.
    private static Step busy(AppState state) {
        return Notices.tell(state, Level.WARNING, "Files went along with that move, and the answer that is coming here may be changing files. "
                + "Wait for its end; {chat.stop} stops it.");
    }

    static Step operation(AppState state, OperationId id) {
        return isDone(state, id)
                ? PlanUpdate.wish(state, new Wish.Undo(id), new Page.After.Nothing())
                : Notices.tell(state, Level.INFO, "That was taken back already; {changes.redo} does it again.");
    }

    /// The newest that was done, or done again, and has not been taken back. What took something back is none: to take that back is to do
    /// again.
    private static Optional<Operation> newest(AppState state) {
        return state.changes().ledger().operations().reversed().stream()
                .filter(o -> o.kind() != Operation.Kind.UNDO && isDone(state, o.id()))
                .findFirst();
    }

    /// Whether what an operation did is so still: taking back counts until it was done again, doing again until it was taken back again.
    static boolean isDone(AppState state, OperationId id) {
        List<Operation> all = state.changes().ledger().operations();
        return all.stream().filter(o -> o.id().equals(id)).findFirst().filter(o -> {
            boolean undone = all.stream().anyMatch(first -> first.id().equals(o.of()) && first.undone());
            return o.kind() == Operation.Kind.UNDO ? undone : !undone;
        }).isPresent();
    }

    private static Optional<HeadMoves.Place> last(List<HeadMoves.Place> places) {
        return places.isEmpty() ? Optional.empty() : Optional.of(places.getLast());
    }
}
