package dev.branchline.ui;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.gui2.BasicWindow;
import com.googlecode.lanterna.gui2.Panel;
import com.googlecode.lanterna.gui2.TextGUIGraphics;
import com.googlecode.lanterna.gui2.Window;
import dev.branchline.command.CommandCatalog;
import dev.branchline.command.Completions;
import dev.branchline.command.InputRouter;
import dev.branchline.runtime.Painter;
import dev.branchline.runtime.terminal.AppGui;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.state.AppState;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import dev.branchline.state.view.TranscriptMetrics;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.changes.ChangesPanelPainter;
import dev.branchline.ui.composer.ComposerPainter;
import dev.branchline.ui.error.ErrorPage;
import dev.branchline.ui.status.SessionTitle;
import dev.branchline.ui.status.StatusPainter;
import dev.branchline.ui.status.TitlePainter;
import dev.branchline.ui.transcript.TranscriptLayout;
import dev.branchline.ui.transcript.TranscriptPainter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The whole screen: one window of Lanterna with the panes, and what lies on top. Made and used on the UI thread.
public final class MainView implements Painter {
    private final AppGui gui;
    private final FastScreen screen;
    private final CommandCatalog catalog;
    private final InputRouter router;
    private final Function<String, Theme> themes;
    private final OverlayLayer overlays;
    private final TranscriptLayout transcript;
    private final Panel panel = new Panel(new GeometryLayout());
    private final List<PaneComponent> panes = new ArrayList<>();
    private final PaneComponent side;
    private final PaneComponent composer;
    private @Nullable Frame frame;
    private @Nullable Theme theme;
    private String themeName = "";
    /// Something lay over the panes in the last frame, or it was not finished, or others drew there.
    private boolean disturbed = true;

    /// @param themes the theme of a name as the state has it; must answer for any name
    /// @param sidePainter draws the side panel
    public MainView(
            FastScreen screen, CommandCatalog catalog, InputRouter router, Function<String, Theme> themes,
            PanePainter sidePainter, OverlayLayer overlays) {
        this(screen, catalog, router, themes, sidePainter, overlays, ZoneId::systemDefault);
    }

    /// @param zone for the times of messages
    MainView(
            FastScreen screen, CommandCatalog catalog, InputRouter router, Function<String, Theme> themes,
            PanePainter sidePainter, OverlayLayer overlays, Supplier<ZoneId> zone) {
        this.screen = screen;
        this.catalog = catalog;
        this.router = router;
        this.themes = themes;
        this.overlays = overlays;
        this.gui = new AppGui(screen);
        this.transcript = new TranscriptLayout(catalog, zone);
        this.side = pane(sidePainter, Geometry::side);
        this.composer = pane(new ComposerPainter(), Geometry::composer);
        panel.addComponent(pane(new TitlePainter(), Geometry::title));
        panel.addComponent(pane(new TranscriptPainter(transcript), Geometry::conversation));
        panel.addComponent(side);
        panel.addComponent(pane(new ChangesPanelPainter(), Geometry::changes));
        panel.addComponent(composer);
        panel.addComponent(pane(new StatusPainter(), Geometry::status));
        ((Panel.DefaultPanelRenderer) panel.getRenderer()).setFillAreaBeforeDrawingComponents(false);
        BasicWindow window = new PaneWindow();
        window.setHints(Set.of(Window.Hint.FULL_SCREEN, Window.Hint.NO_DECORATIONS, Window.Hint.NO_POST_RENDERING));
        window.setComponent(panel);
        gui.addWindow(window);
    }

    /// Leaves alone what its panes do not draw; stock windows are blanked in each frame.
    private static final class PaneWindow extends BasicWindow {
        @Override
        public void draw(TextGUIGraphics graphics) {
            contentHolder.draw(graphics);
        }
    }

    private PaneComponent pane(PanePainter painter, Function<Geometry, Rect> place) {
        PaneComponent pane = new PaneComponent(painter, this::frame, place);
        panes.add(pane);
        return pane;
    }

    private Frame frame() {
        if (frame == null) {
            throw new IllegalStateException("a pane is drawn outside of a frame");
        }
        return frame;
    }

    @Override
    public void paint(AppState state, long now) {
        TerminalSize size = new TerminalSize(state.panes().columns(), state.panes().rows());
        if (!size.equals(screen.getTerminalSize())) {
            gui.resized(size);
            disturbed = true;
        }
        Frame next = new Frame(state, Geometry.of(state), theme(state.panes().theme()), catalog, completions(state), now);
        // A place that another pane has had meanwhile does not show what its own pane remembers.
        disturbed |= frame == null || !frame.geometry().equals(next.geometry());
        frame = next;
        transcript.prepare(state, now);
        panel.getChildrenList().forEach(component -> component.invalidate());
        panel.invalidate();
        overlays.sync(gui, next);
        boolean covered = gui.getWindows().size() > 1;
        if (disturbed || covered) {
            panes.forEach(PaneComponent::forget);
        }
        disturbed = true;
        gui.cursor(cursor(next));
        gui.updateScreen();
        disturbed = covered;
        transcript.tidy(state);
    }

    /// The layouts of messages; for the debug overlay.
    public TranscriptLayout layouts() {
        return transcript;
    }

    private List<Completions.Completion> completions(AppState state) {
        return router.completions(state);
    }

    private Theme theme(String name) {
        if (theme == null || !themeName.equals(name)) {
            theme = themes.apply(name);
            themeName = name;
        }
        return theme;
    }

    private @Nullable TerminalPosition cursor(Frame next) {
        if (next.state().keyOverlay().isPresent()) {
            return overlays.cursor(next);
        }
        return switch (next.state().panes().focus()) {
            case COMPOSER -> cursor(next, composer);
            case SIDE -> cursor(next, side);
            case CONVERSATION, CHANGES -> null;
        };
    }

    private static @Nullable TerminalPosition cursor(Frame next, PaneComponent pane) {
        TerminalPosition inside = pane.painter().cursor(next);
        Rect place = pane.place();
        return inside == null || place.isEmpty()
                ? null
                : inside.withRelativeColumn(place.column()).withRelativeRow(place.row());
    }

    @Override
    public TranscriptMetrics metrics() {
        return transcript;
    }

    @Override
    public void repaint() {
        disturbed = true;
        gui.repaint();
    }

    /// Draws past the windows, which may be what has failed.
    @Override
    public void paintCrash(Throwable cause, List<String> report, int scroll) {
        disturbed = true;
        screen.doResizeIfNecessary();
        new ErrorPage(cause, report, scroll).paint(screen.newTextGraphics());
        screen.setCursorPosition(null);
        screen.refresh();
    }

    @Override
    public String windowTitle(AppState state) {
        return SessionTitle.ofWindow(state);
    }

    @Override
    public long nextAnimation(AppState state, long now) {
        return Spinner.nextStep(state, now);
    }
}
