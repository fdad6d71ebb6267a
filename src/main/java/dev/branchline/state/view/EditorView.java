package dev.branchline.state.view;

import dev.branchline.state.AppState;
import dev.branchline.state.composer.EditorRows;

/// Keeps the cursor of the editor in view, moving what is shown no further than that needs.
public final class EditorView {
    private EditorView() {}

    /// What the editor shows now.
    public static EditorRows rows(AppState state) {
        Rect text = Geometry.of(state).editorText();
        return EditorRows.around(
                state.composer().buffer(), Math.max(1, text.width()), Math.max(1, text.height()), state.viewport().editorTop());
    }

    /// The state with the first row that is shown from here on. Looks only when the text, the cursor or a size has changed.
    public static AppState follow(AppState before, AppState after) {
        if (before.composer() == after.composer() && before.panes() == after.panes()) {
            return after;
        }
        EditorRows.Top top = rows(after).top();
        return top.equals(after.viewport().editorTop()) ? after : after.with(after.viewport().withEditorTop(top));
    }
}
