package dev.branchline.event;

import dev.branchline.model.EntryId;
import dev.branchline.model.tool.CallKey;
import org.jspecify.annotations.Nullable;

/// Where one looks.
public sealed interface ViewIntent extends Intent {
    record FocusPane(Pane pane) implements ViewIntent {}

    record FocusNext(boolean backwards) implements ViewIntent {}

    /// Scrolls the conversation; negative is up.
    record Scroll(int rows) implements ViewIntent {}

    record ScrollPage(boolean up) implements ViewIntent {}

    record ScrollToEnd(boolean top) implements ViewIntent {}

    /// To the next or previous prompt in the conversation.
    record JumpPrompt(int step) implements ViewIntent {}

    /// Shows or hides the reasoning of this answer.
    record ToggleReasoning(EntryId answer) implements ViewIntent {}

    record ToggleAllReasoning() implements ViewIntent {}

    /// Unfolds or folds a tool call; null takes the chosen one, else the newest.
    record ToggleCard(@Nullable CallKey call) implements ViewIntent {}

    /// Chooses the next (1) or previous (-1) tool call and brings it into view.
    record MoveCard(int step) implements ViewIntent {}

    /// A click into the conversation.
    ///
    /// @param row of the pane, without its border
    record ClickRow(int row) implements ViewIntent {}

    record ToggleSidePanel() implements ViewIntent {}

    record WidenSidePanel(int columns) implements ViewIntent {}

    record ToggleDebug() implements ViewIntent {}

    record ToggleMouse() implements ViewIntent {}

    record UseTheme(String name) implements ViewIntent {}

    /// Copies the newest answer shown.
    record CopyAnswer() implements ViewIntent {}

    record DismissNotice() implements ViewIntent {}

    /// Repaints every cell.
    record Redraw() implements ViewIntent {}

    enum Pane { CONVERSATION, SIDE, CHANGES, COMPOSER }
}
