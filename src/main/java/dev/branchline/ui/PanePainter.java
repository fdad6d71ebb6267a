package dev.branchline.ui;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.runtime.terminal.FastGraphics;
import org.jspecify.annotations.Nullable;

/// Draws one pane or overlay. Paints its whole area in each frame: nothing is cleared before.
public interface PanePainter {
    /// @param graphics the pane's own rectangle, border included
    void paint(FastGraphics graphics, Frame frame);

    /// What this picture does not depend on: while all else is as it was, the pane is not painted again. A painter that answers
    /// must be a function of the frame.
    ///
    /// @return null when the pane is painted in every frame, whatever is in it
    default @Nullable Overlooks overlooks(Frame frame) {
        return null;
    }

    /// As [#paint], on top of this painter's last picture, which nobody has touched, with the same geometry, theme, focus and
    /// overlays. Only for painters that overlook something.
    default void paintAgain(FastGraphics graphics, Frame frame) {
        paint(graphics, frame);
    }

    /// Where the terminal's cursor belongs when this has the keys, relative to the pane; null hides it.
    default @Nullable TerminalPosition cursor(Frame frame) {
        return null;
    }
}
