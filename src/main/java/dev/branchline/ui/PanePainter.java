package dev.branchline.ui;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.runtime.terminal.FastGraphics;
import org.jspecify.annotations.Nullable;

/// Draws one pane or overlay. Paints its whole area in each frame: nothing is cleared before.
public interface PanePainter {
    /// @param graphics the pane's own rectangle, border included
    void paint(FastGraphics graphics, Frame frame);

    /// Where the terminal's cursor belongs when this has the keys, relative to the pane; null hides it.
    default @Nullable TerminalPosition cursor(Frame frame) {
        return null;
    }
}
