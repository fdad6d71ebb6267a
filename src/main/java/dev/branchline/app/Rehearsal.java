package dev.branchline.app;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.event.ChatIntent;
import dev.branchline.event.ComposerIntent;
import dev.branchline.event.Event;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.CostSum;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.SessionId;
import dev.branchline.model.Settings;
import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.NullTty;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Surroundings;
import dev.branchline.state.Update;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.context.FileContext;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.MainView;
import dev.branchline.ui.debug.DebugFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Paints a small frame that nobody sees, on another core, while the main thread reads the settings and opens terminal and session:
/// whatever the first frame loads and links is there when it comes.
final class Rehearsal {
    private static final int COLUMNS = 60;
    private static final int ROWS = 16;
    private static final long FRAME_MS = 10;

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
        CommandCatalog catalog = CommandCatalog.standard();
        view(catalog).paint(state(Settings.DEFAULTS, nothing.isExact()), 0);
    }

    /// Sends a prompt that nobody wrote to nobody and paints an answer to it that nobody sees, so that a real one finds loaded what it needs.
    /// What would be done about it is not done. Any thread.
    ///
    /// @return what came of it
    static AppState answer() {
        CommandCatalog catalog = CommandCatalog.standard();
        MainView view = view(catalog);
        AppState state = state(Settings.DEFAULTS.withApiKey(new Secret("rehearsal")), false).with(FileContext.none());
        Update update = new Update(view.metrics());
        RunId run = new RunId(1);
        Answer answer = Answer.empty(new Ending.Stopped());
        long now = 0;
        for (Event event : List.of(
                new ComposerIntent.Insert("A prompt"), new ChatIntent.Send("A prompt"), new StreamEvent.Sent(run), new StreamEvent.Opened(run, null),
                new StreamEvent.ReasoningDelta(run, "Well"), new StreamEvent.TextDelta(run, "An *answer*\n\n- of "),
                new StreamEvent.TextDelta(run, "two parts\n\n```java\nint i;\n```\n"), new StreamEvent.Finished(run, answer))) {
            now += FRAME_MS;
            state = update.apply(state, event, now).state();
            view.paint(state, now);
        }
        return state;
    }

    private static MainView view(CommandCatalog catalog) {
        NullTty tty = new NullTty(COLUMNS, ROWS);
        FastScreen screen = new FastScreen(tty, Capabilities.of(Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor"), null));
        return Views.of(screen, catalog, new InputRouter(catalog), _ -> Theme.plain(), () -> DebugFigures.NONE);
    }

    private static AppState state(Settings settings, boolean demo) {
        SessionHeader header = new SessionHeader(new SessionId("rehearsal"), null, "/", Instant.EPOCH);
        return InitialState.of(
                new Surroundings("/", "/", "", demo, ""), settings, Conversation.open(header, new SessionTree(), false), "", COLUMNS, ROWS, null);
    }
}
