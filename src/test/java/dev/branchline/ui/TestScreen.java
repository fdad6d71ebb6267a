package dev.branchline.ui;

import com.googlecode.lanterna.TerminalPosition;
import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.runtime.terminal.AppGui;
import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.NullTty;
import dev.branchline.state.AppState;
import dev.branchline.text.Role;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The whole view on a terminal that is not there.
public final class TestScreen {
    public static final CommandCatalog CATALOG = CommandCatalog.standard();

    private static final Map<String, Theme> THEMES = new HashMap<>();

    public final NullTty tty;
    public final FastScreen screen;
    public final MainView view;

    public TestScreen(AppState state) {
        this(state, new BlankSide(), new NoOverlays());
    }

    public TestScreen(AppState state, PanePainter side, OverlayLayer overlays) {
        this(state, side, overlays, TestScreen::theme);
    }

    /// @param themes what stands behind the names of themes
    public TestScreen(AppState state, PanePainter side, OverlayLayer overlays, Function<String, Theme> themes) {
        tty = new NullTty(state.panes().columns(), state.panes().rows());
        screen = new FastScreen(tty, Capabilities.FULL);
        view = new MainView(screen, CATALOG, new InputRouter(CATALOG), themes, side, overlays, () -> ZoneOffset.UTC);
    }

    /// A theme of the program; the plain one when there is none of that name yet.
    public static Theme theme(String name) {
        return THEMES.computeIfAbsent(name, n -> {
            Path file = Path.of("themes", n + ".properties");
            try {
                return Files.exists(file) ? Theme.load(file) : Theme.plain();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public TestScreen paint(AppState state, long now) {
        view.paint(state, now);
        return this;
    }

    public int columns() {
        return screen.getTerminalSize().getColumns();
    }

    public int rows() {
        return screen.getTerminalSize().getRows();
    }

    public String row(int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < columns(); column++) {
            text.append(screen.textAt(column, row));
        }
        return text.toString();
    }

    /// All rows, without blanks at their ends.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows(); row++) {
            text.append(row(row).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    public TextStyle style(int column, int row) {
        return screen.styleAt(column, row);
    }

    public @Nullable TerminalPosition cursor() {
        return screen.getCursorPosition();
    }

    /// An empty side panel.
    public static final class BlankSide implements PanePainter {
        @Override
        public void paint(FastGraphics graphics, Frame frame) {
            graphics.fill(frame.theme().style(Role.TEXT));
            if (frame.geometry().framed()) {
                Box.draw(graphics, frame.theme(), "Branches", false);
            }
        }
    }

    /// Nothing on top.
    public static final class NoOverlays implements OverlayLayer {
        @Override
        public void sync(AppGui gui, Frame frame) {}

        @Override
        public @Nullable TerminalPosition cursor(Frame frame) {
            return null;
        }
    }
}
