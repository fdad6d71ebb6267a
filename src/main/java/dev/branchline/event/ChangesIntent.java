package dev.branchline.event;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.OperationId;
import org.jspecify.annotations.Nullable;

/// Looking at what was done to files, and taking it back.
public sealed interface ChangesIntent extends Intent {
    /// Means the same whatever is open.
    sealed interface Anywhere extends ChangesIntent {}

    /// Means something on the page that lies on top.
    sealed interface OnPage extends ChangesIntent {}

    sealed interface OfReview extends OnPage {}

    sealed interface OfPreview extends OnPage {}

    sealed interface OfConflicts extends OnPage {}

    sealed interface OfOperations extends OnPage {}

    /// Opens the review; at the newest change when none is named.
    record Review(@Nullable ChangeId at) implements Anywhere {}

    /// Moves the choice in the side panel's list, or opens the review there.
    record PanelMove(int rows) implements Anywhere {}

    record PanelMoveToEnd(boolean last) implements Anywhere {}

    record PanelSelect(int row) implements Anywhere {}

    record PanelOpen() implements Anywhere {}

    /// Moves the cursor of the page that is open, by rows.
    record Move(int rows) implements OnPage {}

    record MovePage(boolean up) implements OnPage {}

    record MoveToEnd(boolean last) implements OnPage {}

    /// A click into the review.
    ///
    /// @param files whether it is in the list of files
    /// @param row of what is shown there, from its first shown row
    record Point(boolean files, int row) implements OnPage {}

    /// The wheel was turned over a pane of the review, whichever has the keys.
    ///
    /// @param files whether over the list
    record Wheel(boolean files, int rows) implements OfReview {}

    /// To the next (1) or previous (-1) hunk; after the last one comes the next file.
    record StepHunk(int step) implements OnPage {}

    record StepFile(int step) implements OfReview {}

    /// Gives the keys to the list of files, or to the lines.
    record Enter(boolean files) implements OfReview {}

    /// Takes the row the cursor is on: shows what is folded away, goes to the lines, accepts.
    record Accept() implements OnPage {}

    /// Leaves what was begun: a selection of lines, a filter, then the page.
    record Leave() implements OnPage {}

    /// Selects the line at the cursor, or no more.
    record MarkLine() implements OnPage {}

    /// Begins to select lines up to where the cursor goes, or ends it.
    record MarkRange() implements OfReview {}

    /// Does something with the selected lines, else with the hunk, the file or the turn that is chosen.
    record Do(Act act) implements OfReview {}

    record DoTurn(Act act) implements OfReview {}

    /// Takes back everything that was changed since an entry, by all that follows it.
    record RevertSince(EntryId entry) implements Anywhere {}

    /// Takes back the newest thing that was done, be it to files or a move of the head; for an id, what that change did.
    record Undo(@Nullable ChangeId change) implements Anywhere {}

    record Redo() implements Anywhere {}

    record UndoOperation(OperationId operation) implements Anywhere {}

    /// Lists what was done, to go back to a place.
    record ShowOperations() implements Anywhere {}

    /// In the list of what was done: takes back all that is newer than what is chosen, when asked for a second time.
    record BackTo() implements OfOperations {}

    /// Other ways of showing.
    record ToggleColumns() implements OfReview {}

    record ToggleGrouping() implements OfReview {}

    record CycleState() implements OfReview {}

    record CycleTool() implements OfReview {}

    record ToggleBranch() implements OfReview {}

    record StartFilter() implements OfReview {}

    record CopyPatch() implements OfReview {}

    /// Opens the file in the user's editor, at the line of the cursor.
    record EditFile() implements OnPage {}

    /// Shows who wrote each line; of a named file, or of the one that is chosen.
    record Blame(@Nullable String path) implements Anywhere {}

    /// In the preview: does what is shown.
    record Apply() implements OfPreview {}

    /// From now on single hunks that fit are taken back without asking.
    record ApplyAlways() implements OfPreview {}

    /// In the preview: begins to settle conflicts one by one.
    record Settle() implements OfPreview {}

    record Settled(Side side) implements OfConflicts {}

    record SettleByHand() implements OfConflicts {}

    /// To the next or previous conflict.
    record StepConflict(int step) implements OfConflicts {}

    /// A move of the head, with or without the files; answers the question whether they go along.
    record MoveHead(boolean files) implements OfPreview {}

    /// Plans what has waited for the end of an answer.
    record DoQueued() implements Anywhere {}

    enum Act { REVERT, REAPPLY, KEEP }

    /// What stands in the place of a conflict.
    enum Side { NOW, WISHED, BASE }
}
