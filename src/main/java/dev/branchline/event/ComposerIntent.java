package dev.branchline.event;

/// Editing the prompt.
public sealed interface ComposerIntent extends Intent {
    record Insert(String text) implements ComposerIntent {}

    /// Inserts a paste as one step of undo.
    record Paste(String text) implements ComposerIntent {}

    record Newline() implements ComposerIntent {}

    record Delete(Reach reach) implements ComposerIntent {}

    record Move(Reach reach) implements ComposerIntent {}

    /// Puts the cursor at a cell of the editor as it is shown, both from 0.
    record PointAt(int column, int row) implements ComposerIntent {}

    record Undo() implements ComposerIntent {}

    record Redo() implements ComposerIntent {}

    /// Older prompt of the history (a negative step) or newer one.
    record History(int step) implements ComposerIntent {}

    /// Puts the whole text away; it can be had again with Unstash.
    record Stash() implements ComposerIntent {}

    record Unstash() implements ComposerIntent {}

    /// Puts back what was last cut to the end or start of a line or by word.
    record Yank() implements ComposerIntent {}

    record Replace(String text) implements ComposerIntent {}

    /// What stands there was understood as a command: the editor is cleared, or shows what was typed before leafing through
    /// the history.
    record Take() implements ComposerIntent {}

    /// Opens `$VISUAL` or `$EDITOR` on the text.
    record OpenEditor() implements ComposerIntent {}

    /// Moves the choice in the completion list.
    record CompletionMove(int step) implements ComposerIntent {}

    /// Puts this completion in place of the word before the cursor.
    record CompletionAccept(String text) implements ComposerIntent {}

    record CompletionDismiss() implements ComposerIntent {}

    /// Where a movement or deletion goes from the cursor.
    enum Reach {
        LEFT, RIGHT, WORD_LEFT, WORD_RIGHT, UP, DOWN, LINE_START, LINE_END, PAGE_UP, PAGE_DOWN, TEXT_START, TEXT_END, ALL
    }
}
