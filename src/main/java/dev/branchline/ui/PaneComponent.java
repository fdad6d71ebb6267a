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
import org.jspecify.annotations.Nullable;

/// A pane as a component of Lanterna: its place comes from the state, its cells from a painter. Not painted again while its painter
/// would draw the same.
public final class PaneComponent extends AbstractComponent<PaneComponent> {
    private final PanePainter painter;
    private final Supplier<Frame> frame;
    private final Function<Geometry, Rect> place;
    /// Of the picture that stands on the screen; null when none can be relied on.
    private @Nullable Sight seen;

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

    /// Others have drawn on this place: the next picture is painted whole.
    void forget() {
        seen = null;
    }

    private void draw(FastGraphics graphics) {
        Frame now = frame.get();
        Overlooks overlooked = painter.overlooks(now);
        Sight sight = overlooked == null ? null : Sight.of(now, overlooked);
        Sight before = seen;
        // Until the picture is complete, there is none.
        seen = null;
        if (sight == null || before == null || !sight.hasGroundOf(before)) {
            painter.paint(own(graphics), now);
        } else if (!sight.equals(before)) {
            painter.paintAgain(own(graphics), now);
        }
        seen = sight;
    }

    /// Without what the editor's upper edge covers: that stays when the editor is not painted.
    private FastGraphics own(FastGraphics graphics) {
        Geometry geometry = frame.get().geometry();
        int above = geometry.composer().row() - place().row();
        return above > 0 && above < graphics.rows() && !geometry.composer().isEmpty() ? graphics.top(above) : graphics;
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
                component.draw(fast);
            }
        }
    }
}
