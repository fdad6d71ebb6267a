package dev.branchline.event;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.OperationId;
import org.jspecify.annotations.Nullable;

/// Looking at what was done to files, and taking it back.
public sealed interface ChangesIntent extends Intent {
    /// Opens the review; at the newest change when none is named.
    record Review(@Nullable ChangeId at) implements ChangesIntent {}

    /// Moves the choice in the side panel's list, or opens the review there.
    record PanelMove(int rows) implements ChangesIntent {}

    record PanelMoveToEnd(boolean last) implements ChangesIntent {}

    record PanelSelect(int row) implements ChangesIntent {}

    record PanelOpen() implements ChangesIntent {}

    /// Moves the cursor of the page that is open, by rows.
    record Move(int rows) implements ChangesIntent {}

    record MovePage(boolean up) implements ChangesIntent {}

    record MoveToEnd(boolean last) implements ChangesIntent {}

    /// A click into the review.
    ///
    /// @param files whether it is in the list of files
    /// @param row of what is shown there, from its first shown row
    record Point(boolean files, int row) implements ChangesIntent {}

    /// To the next (1) or previous (-1) hunk; after the last one comes the next file.
    record StepHunk(int step) implements ChangesIntent {}

    record StepFile(int step) implements ChangesIntent {}

    /// Gives the keys to the list of files, or to the lines.
    record Enter(boolean files) implements ChangesIntent {}

    /// Takes the row the cursor is on: shows what is folded away, goes to the lines, accepts.
    record Accept() implements ChangesIntent {}

    /// Leaves what was begun: a selection of lines, a filter, then the page.
    record Leave() implements ChangesIntent {}

    /// Selects the line at the cursor, or no more.
    record MarkLine() implements ChangesIntent {}

    /// Begins to select lines up to where the cursor goes, or ends it.
    record MarkRange() implements ChangesIntent {}

    /// Does something with the selected lines, else with the hunk, the file or the turn that is chosen.
    record Do(Act act) implements ChangesIntent {}

    record DoTurn(Act act) implements ChangesIntent {}

    /// Takes back everything that was changed since an entry, by all that follows it.
    record RevertSince(EntryId entry) implements ChangesIntent {}

    /// Takes back the newest thing that was done, be it to files or a move of the head; for an id, what that change did.
    record Undo(@Nullable ChangeId change) implements ChangesIntent {}

    record Redo() implements ChangesIntent {}

    record UndoOperation(OperationId operation) implements ChangesIntent {}

    /// Lists what was done, to go back to a place.
    record ShowOperations() implements ChangesIntent {}

    /// Other ways of showing.
    record ToggleColumns() implements ChangesIntent {}

    record ToggleGrouping() implements ChangesIntent {}

    record CycleState() implements ChangesIntent {}

    record CycleTool() implements ChangesIntent {}

    record ToggleBranch() implements ChangesIntent {}

    record StartFilter() implements ChangesIntent {}

    record CopyPatch() implements ChangesIntent {}

    /// Opens the file in the user's editor, at the line of the cursor.
    record EditFile() implements ChangesIntent {}

    /// Shows who wrote each line; of a named file, or of the one that is chosen.
    record Blame(@Nullable String path) implements ChangesIntent {}

    /// In the preview: does what is shown.
    record Apply() implements ChangesIntent {}

    /// From now on single hunks that fit are taken back without asking.
    record ApplyAlways() implements ChangesIntent {}

    /// In the preview: begins to settle conflicts one by one.
    record Settle() implements ChangesIntent {}

    record Settled(Side side) implements ChangesIntent {}

    record SettleByHand() implements ChangesIntent {}

    /// To the next or previous conflict.
    record StepConflict(int step) implements ChangesIntent {}

    /// A move of the head, with or without the files; answers the question whether they go along.
    record MoveHead(boolean files) implements ChangesIntent {}

    /// Plans what has waited for the end of an answer.
    record DoQueued() implements ChangesIntent {}

    enum Act { REVERT, REAPPLY, KEEP }

    /// What stands in the place of a conflict.
    enum Side { NOW, WISHED, BASE }
}
