package dev.branchline.app;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.model.CostSum;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.Settings;
import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.NullTty;
import dev.branchline.session.SessionTree;
import dev.branchline.state.Surroundings;
import dev.branchline.state.chat.Conversation;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.MainView;
import dev.branchline.ui.debug.DebugFigures;
import java.time.Instant;
import java.util.Map;

/// Paints a small frame that nobody sees, on another core, while the main thread reads the settings and opens terminal and session:
/// whatever the first frame loads and links is there when it comes.
final class Rehearsal {
    private static final int COLUMNS = 60;
    private static final int ROWS = 16;

    private Rehearsal() {}

    static Thread start() {
        Thread thread = new Thread(Rehearsal::run, "rehearsal");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void run() {
        // First, because it takes ten milliseconds (tables of `BigDecimal`) and the session needs it before any frame.
        CostSum nothing = CostSum.ZERO.plus(CostSum.ZERO);
        SessionTree tree = new SessionTree();
        SessionHeader header = new SessionHeader(new SessionId("rehearsal"), null, "/", Instant.EPOCH);
        NullTty tty = new NullTty(COLUMNS, ROWS);
        FastScreen screen = new FastScreen(tty, Capabilities.of(Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor"), null));
        CommandCatalog catalog = CommandCatalog.standard();
        MainView view = Views.of(screen, catalog, new InputRouter(catalog), _ -> Theme.plain(), () -> DebugFigures.NONE);
        view.paint(InitialState.of(new Surroundings("/", "/", "", nothing.isExact(), ""), Settings.DEFAULTS,
                Conversation.open(header, tree, false), "", COLUMNS, ROWS, null), 0);
    }
}
