package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.gui2.AbstractComponent;
import com.googlecode.lanterna.gui2.ComponentRenderer;
import com.googlecode.lanterna.gui2.DefaultWindowManager;
import com.googlecode.lanterna.gui2.MultiWindowTextGUI;
import com.googlecode.lanterna.gui2.SameTextGUIThread;
import com.googlecode.lanterna.gui2.TextGUIGraphics;
import com.googlecode.lanterna.gui2.Window;
import com.googlecode.lanterna.gui2.WindowDecorationRenderer;
import com.googlecode.lanterna.gui2.WindowManager;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import dev.branchline.event.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lanterna's windows, drawn straight onto a [FastScreen]: no images between, no backdrop, no shadows.
///
/// Keys do not go through it; they travel on the event bus. Nothing here waits or loops. Must be made and used on the UI thread.
public final class AppGui extends MultiWindowTextGUI {
    private final FastScreen screen;
    private @Nullable TerminalPosition cursor;

    public AppGui(FastScreen screen) {
        super(new SameTextGUIThread.Factory(), screen, new DefaultWindowManager(), null, new NoBackground());
        this.screen = screen;
    }

    /// Paints all windows and sends what has changed.
    @Override
    public synchronized void updateScreen() {
        try {
            super.updateScreen();
        } catch (IOException e) {
            throw new IllegalStateException("a screen that does no input and output by itself has failed", e);
        }
    }

    /// Where the terminal's cursor belongs from the next update on; null hides it. Components are not asked: who has the keys is
    /// part of the state.
    public synchronized void cursor(@Nullable TerminalPosition position) {
        cursor = position;
    }

    @Override
    public synchronized @Nullable TerminalPosition getCursorPosition() {
        return cursor;
    }

    /// Takes a new size; every window is painted anew at the next update.
    public synchronized void resized(TerminalSize size) {
        screen.resize(size);
        invalidateAll();
    }

    /// The terminal's content is unknown; the next update writes all of it.
    public synchronized void repaint() {
        screen.repaint();
        invalidateAll();
    }

    private void invalidateAll() {
        getWindows().forEach(Window::invalidate);
        invalidate();
    }

    @Override
    protected synchronized void drawGUI(TextGUIGraphics ignored) {
        FastGraphics graphics = new FastGraphics(screen, this);
        if (getBackgroundPane().isInvalid()) {
            // Draws nothing, but is valid afterwards; else there would always be an update pending.
            getBackgroundPane().draw(graphics.newTextGraphics(TerminalPosition.TOP_LEFT_CORNER, TerminalSize.ZERO));
        }
        List<Window> windows = new ArrayList<>(getWindows());
        getWindowManager().prepareWindows(this, windows, graphics.getSize());
        for (Window window : windows) {
            if (window.isVisible()) {
                draw(window, graphics);
            }
        }
    }

    private void draw(Window window, FastGraphics graphics) {
        WindowManager manager = getWindowManager();
        TextGUIGraphics outside = graphics.newTextGraphics(window.getPosition(), window.getDecoratedSize());
        TextGUIGraphics inside = outside;
        TerminalPosition offset = TerminalPosition.TOP_LEFT_CORNER;
        if (!window.getHints().contains(Window.Hint.NO_DECORATIONS)) {
            WindowDecorationRenderer decoration = manager.getWindowDecorationRenderer(window);
            inside = decoration.draw(this, outside, window);
            offset = decoration.getOffset(window);
        }
        window.draw(inside);
        window.setContentOffset(offset);
    }

    /// Hands a mouse event to the windows, as Lanterna routes it: to the component under it.
    ///
    /// @return whether a component has used it
    public boolean mouse(Input.Mouse mouse) {
        MouseActionType type = switch (mouse.kind()) {
            case DOWN -> MouseActionType.CLICK_DOWN;
            case UP -> MouseActionType.CLICK_RELEASE;
            case DRAG -> MouseActionType.DRAG;
            case MOVE -> MouseActionType.MOVE;
            case WHEEL_UP -> MouseActionType.SCROLL_UP;
            case WHEEL_DOWN -> MouseActionType.SCROLL_DOWN;
        };
        return handleInput(new MouseAction(type, mouse.button(), new TerminalPosition(mouse.column(), mouse.row())));
    }

    /// Only the mouse goes this way; see [#deliver] for a stock widget that needs keys.
    @Override
    public synchronized boolean handleInput(KeyStroke keyStroke) {
        return keyStroke instanceof MouseAction && super.handleInput(keyStroke);
    }

    /// Gives a key to the focused component of the active window.
    public synchronized boolean deliver(KeyStroke keyStroke) {
        return super.handleInput(keyStroke);
    }

    /// A click outside of a modal window stays without effect; stock Lanterna would bring the window under it to the front.
    @Override
    protected synchronized void ifMouseDownPossiblyChangeActiveWindow(KeyStroke keyStroke) {
        Window active = getActiveWindow();
        if (active == null || !active.getHints().contains(Window.Hint.MODAL)) {
            super.ifMouseDownPossiblyChangeActiveWindow(keyStroke);
        }
    }

    /// Refused: one loop serves all windows, and what is open is part of the state.
    @Override
    public void waitForWindowToClose(Window window) {
        throw new UnsupportedOperationException("windows are not waited for");
    }

    /// Never draws: a full-screen window covers everything.
    private static final class NoBackground extends AbstractComponent<NoBackground> {
        @Override
        protected ComponentRenderer<NoBackground> createDefaultRenderer() {
            return new ComponentRenderer<>() {
                @Override
                public TerminalSize getPreferredSize(NoBackground component) {
                    return TerminalSize.ONE;
                }

                @Override
                public void drawComponent(TextGUIGraphics graphics, NoBackground component) {}
            };
        }
    }
}
