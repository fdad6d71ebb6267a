package dev.branchline.ui;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.gui2.AbstractComponent;
import com.googlecode.lanterna.gui2.ComponentRenderer;
import com.googlecode.lanterna.gui2.TextGUIGraphics;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import java.util.function.Function;
import java.util.function.Supplier;

/// A pane as a component of Lanterna: its place comes from the state, its cells from a painter.
public final class PaneComponent extends AbstractComponent<PaneComponent> {
    private final PanePainter painter;
    private final Supplier<Frame> frame;
    private final Function<Geometry, Rect> place;

    /// @param frame the frame that is being painted
    public PaneComponent(PanePainter painter, Supplier<Frame> frame, Function<Geometry, Rect> place) {
        this.painter = painter;
        this.frame = frame;
        this.place = place;
    }

    Rect place() {
        return place.apply(frame.get().geometry());
    }

    PanePainter painter() {
        return painter;
    }

    @Override
    protected ComponentRenderer<PaneComponent> createDefaultRenderer() {
        return new Renderer();
    }

    private static final class Renderer implements ComponentRenderer<PaneComponent> {
        @Override
        public TerminalSize getPreferredSize(PaneComponent component) {
            return TerminalSize.ONE;
        }

        @Override
        public void drawComponent(TextGUIGraphics graphics, PaneComponent component) {
            FastGraphics fast = FastGraphics.of(graphics);
            if (fast.columns() > 0 && fast.rows() > 0) {
                component.painter.paint(fast, component.frame.get());
            }
        }
    }
}
