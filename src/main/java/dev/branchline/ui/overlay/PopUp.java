package dev.branchline.ui.overlay;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.gui2.AbstractComponent;
import com.googlecode.lanterna.gui2.BasicWindow;
import com.googlecode.lanterna.gui2.ComponentRenderer;
import com.googlecode.lanterna.gui2.TextGUIGraphics;
import com.googlecode.lanterna.gui2.Window;
import dev.branchline.runtime.terminal.AppGui;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.view.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A window on top of the panes: a place, and what is drawn there. Its border is drawn by its painter.
final class PopUp {
    private final BasicWindow window = new BasicWindow();
    private Consumer<FastGraphics> painter = _ -> {};

    /// @param modal whether what lies under it gets no clicks
    PopUp(boolean modal) {
        List<Window.Hint> hints = new ArrayList<>(List.of(
                Window.Hint.FIXED_POSITION, Window.Hint.FIXED_SIZE, Window.Hint.NO_DECORATIONS, Window.Hint.NO_POST_RENDERING));
        hints.add(modal ? Window.Hint.MODAL : Window.Hint.NO_FOCUS);
        window.setHints(hints);
        window.setComponent(new Content());
    }

    /// Opens it, if it is not open, at this place with this content.
    void show(AppGui gui, Rect place, Consumer<FastGraphics> newPainter) {
        painter = newPainter;
        window.setPosition(new TerminalPosition(place.column(), place.row()));
        window.setFixedSize(new TerminalSize(place.width(), place.height()));
        if (window.getTextGUI() == null) {
            gui.addWindow(window);
        }
        window.invalidate();
    }

    void close(AppGui gui) {
        if (window.getTextGUI() != null) {
            gui.removeWindow(window);
        }
    }

    private final class Content extends AbstractComponent<Content> {
        @Override
        protected ComponentRenderer<Content> createDefaultRenderer() {
            return new ComponentRenderer<>() {
                @Override
                public TerminalSize getPreferredSize(Content component) {
                    return TerminalSize.ONE;
                }

                @Override
                public void drawComponent(TextGUIGraphics graphics, Content component) {
                    FastGraphics fast = FastGraphics.of(graphics);
                    if (fast.columns() > 0 && fast.rows() > 0) {
                        painter.accept(fast);
                    }
                }
            };
        }
    }
}
