package dev.branchline.ui;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.runtime.terminal.AppGui;
import org.jspecify.annotations.Nullable;

/// What lies on top of the panes: lists, questions, the completion list. Keeps Lanterna's windows in step with the state.
public interface OverlayLayer {
    /// Opens, moves and closes windows so that they show the frame's state. Called before every update of the screen.
    void sync(AppGui gui, Frame frame);

    /// Where the topmost overlay wants the terminal's cursor, on the screen; null when it wants none.
    @Nullable TerminalPosition cursor(Frame frame);
}
