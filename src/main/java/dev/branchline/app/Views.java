package dev.branchline.app;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.MainView;
import dev.branchline.ui.debug.DebugFigures;
import dev.branchline.ui.overlay.Overlays;
import dev.branchline.ui.tree.TreePainter;
import java.util.function.Function;
import java.util.function.Supplier;

/// Puts the painters together.
final class Views {
    private Views() {}

    static MainView of(
            FastScreen screen, CommandCatalog catalog, InputRouter router, Function<String, Theme> themes, Supplier<DebugFigures> figures) {
        return new MainView(screen, catalog, router, themes, new TreePainter(), new Overlays(figures));
    }
}
