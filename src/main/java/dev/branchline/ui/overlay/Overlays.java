package dev.branchline.ui.overlay;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.runtime.terminal.AppGui;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayBox;
import dev.branchline.state.view.Rect;
import dev.branchline.ui.Frame;
import dev.branchline.ui.OverlayLayer;
import dev.branchline.ui.changes.PagePainter;
import dev.branchline.ui.debug.DebugFigures;
import dev.branchline.ui.debug.DebugOverlay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that lies on top of the panes: one window for each overlay of the state, one for the completion list, one for the
/// debug figures. What is under an overlay stays visible around it.
public final class Overlays implements OverlayLayer {
    private final OverlayPainter painter = new OverlayPainter();
    private final Supplier<DebugFigures> figures;
    private final List<PopUp> stack = new ArrayList<>();
    private final PopUp completions = new PopUp(false);
    private final PopUp debug = new PopUp(false);

    /// @param figures asked in each frame that shows the debug overlay
    public Overlays(Supplier<DebugFigures> figures) {
        this.figures = figures;
    }

    @Override
    public void sync(AppGui gui, Frame frame) {
        Rect list = CompletionPainter.place(frame);
        show(gui, completions, list, g -> CompletionPainter.paint(g, frame));
        List<Overlay> wanted = frame.state().overlays();
        boolean opens = wanted.size() > stack.size();
        while (stack.size() > wanted.size()) {
            stack.removeLast().close(gui);
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (i == stack.size()) {
                stack.add(new PopUp(true));
            }
            Overlay overlay = wanted.get(i);
            stack.get(i).show(gui, OverlayBox.of(frame.state(), overlay).box(), g -> painter.paint(g, frame, overlay));
        }
        if (opens) {
            // What opens lands on top, and the figures belong above it.
            debug.close(gui);
        }
        debug(gui, frame);
    }

    private void debug(AppGui gui, Frame frame) {
        if (!frame.state().panes().debug()) {
            debug.close(gui);
            return;
        }
        DebugOverlay overlay = new DebugOverlay(figures.get(), frame);
        show(gui, debug, overlay.place(), overlay::paint);
    }

    private static void show(AppGui gui, PopUp popUp, Rect place, Consumer<FastGraphics> painter) {
        if (place.isEmpty()) {
            popUp.close(gui);
        } else {
            popUp.show(gui, place, painter);
        }
    }

    @Override
    public @Nullable TerminalPosition cursor(Frame frame) {
        Overlay top = frame.state().topOverlay().orElse(null);
        return switch (top) {
            case null -> null;
            case Overlay.ContextList _, Overlay.Permissions _, Overlay.GuidancePage _ -> null;
            case Overlay.Listed l -> behind(frame, l, l.filter());
            case Overlay.Field f -> behind(frame, f, f.line().beforeCursor());
            case Overlay.KeyEntry k -> k.checking() == null ? behind(frame, k, KeyEntryPainter.dots(k.line().beforeCursor())) : null;
            case Overlay.Changes c -> PagePainter.cursor(frame, c.page());
            case Overlay.UsageReport _ -> null;
            case Overlay.Question _ -> null;
        };
    }

    private static @Nullable TerminalPosition behind(Frame frame, Overlay overlay, String text) {
        Rect input = OverlayBox.of(frame.state().panes(), overlay).input();
        return input.isEmpty() ? null : new TerminalPosition(Sheet.cursorColumn(input, text), input.row());
    }
}
