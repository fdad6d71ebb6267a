package dev.branchline.event;

import dev.branchline.model.EntryId;
import org.jspecify.annotations.Nullable;

/// Walking the tree.
public sealed interface TreeIntent extends Intent {
    /// Moves the choice in the side panel by visible rows.
    record Move(int rows) implements TreeIntent {}

    record MoveToEnd(boolean last) implements TreeIntent {}

    /// To the parent, or folds an open node.
    record Left() implements TreeIntent {}

    /// To the first child, or unfolds.
    record Right() implements TreeIntent {}

    record ToggleFold() implements TreeIntent {}

    /// To the next or previous sibling of the fork the choice lies in.
    record Sibling(int step) implements TreeIntent {}

    record Select(EntryId id) implements TreeIntent {}

    /// Stands where the choice is: the head moves there, or to its parent with the text in the editor for a prompt.
    record Enter() implements TreeIntent {}

    /// Moves the head; null stands before the first message.
    record GoTo(@Nullable EntryId id) implements TreeIntent {}

    /// The head goes to the neighbouring branch of the nearest fork above it.
    record SwitchBranch(int step) implements TreeIntent {}

    record SetLabel(EntryId id, String label) implements TreeIntent {}

    /// Undoes or redoes the last move of the head.
    record UndoMove() implements TreeIntent {}

    record RedoMove() implements TreeIntent {}
}
