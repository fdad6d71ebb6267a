package dev.branchline.app;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.event.Event;
import dev.branchline.event.EventBus;
import dev.branchline.event.Input;
import dev.branchline.event.Key;
import dev.branchline.model.Catalogue;
import dev.branchline.runtime.CrashGuard;
import dev.branchline.runtime.TerminalDesk;
import dev.branchline.runtime.Ticker;
import dev.branchline.runtime.UiLoop;
import dev.branchline.runtime.record.Playback;
import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.DeviceTty;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.Tty;
import dev.branchline.state.AppState;
import dev.branchline.state.Counters;
import dev.branchline.state.KeyState;
import dev.branchline.state.Quitting;
import dev.branchline.state.Spending;
import dev.branchline.state.changes.ChangesState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.FileContext;
import dev.branchline.state.models.Models;
import dev.branchline.state.tools.ToolsState;
import dev.branchline.state.tree.TreePanel;
import dev.branchline.state.view.Panes;
import dev.branchline.state.view.Viewport;
import dev.branchline.text.theme.ThemeLibrary;
import dev.branchline.ui.MainView;
import dev.branchline.ui.debug.DebugFigures;
import java.io.IOException;
import java.util.List;

/// `--replay`: plays a recording through the real loop and painters. Effects are not done: nothing is sent, nothing saved.
/// Any of q, Esc and Ctrl+C ends it; any other key passes over the pause until the next event.
final class Replay {
    /// Longer pauses of the recording are cut to this.
    private static final long LONGEST_PAUSE_NANOS = 2_000_000_000L;

    private final EventBus keys = new EventBus();
    private final Playback playback;
    private final RecordedTime time = new RecordedTime();
    private final UiLoop loop;

    private Replay(Playback playback, Environment environment, Tty tty) {
        this.playback = playback;
        Capabilities capabilities = Capabilities.of(environment.variables(), null);
        FastScreen screen = new FastScreen(tty, capabilities);
        CommandCatalog catalog = CommandCatalog.standard().withKeys(playback.settings().keys()).catalog();
        InputRouter router = new InputRouter(catalog);
        EventBus unused = new EventBus();
        ThemeLibrary themes = new ThemeLibrary(environment.builtInThemes(), environment.folders().themes());
        ThemeChoice colors = new ThemeChoice(themes, environment, capabilities.depth(), environment.log()::warn);
        MainView view = Views.of(screen, catalog, router, colors, () -> DebugFigures.NONE);
        TerminalDesk desk = new TerminalDesk(tty, capabilities, environment.variables(), unused, environment.log());
        loop = new UiLoop(
                start(playback), router, unused, view, _ -> {}, new Silent(desk), time, new CrashGuard(environment.log(), Version.text()));
    }

    static int play(StartOptions options) throws IOException, InterruptedException {
        Playback playback = Playback.read(java.util.Objects.requireNonNull(options.replay()));
        Environment environment = Environment.read(options.logLevel());
        try (Tty tty = DeviceTty.take()) {
            Replay replay = new Replay(playback, environment, tty);
            tty.open(new ToBus(replay.keys));
            replay.run();
        }
        return ExitCode.OK;
    }

    private void run() throws InterruptedException {
        loop.paint();
        long before = playback.events().isEmpty() ? 0 : playback.events().getFirst().at();
        for (UiLoop.Stamped event : playback.events()) {
            long pause = Math.min(LONGEST_PAUSE_NANOS, Math.max(0, event.at() - before) * 1_000_000);
            before = event.at();
            if (isEnded(keys.take(pause)) || loop.isDone()) {
                return;
            }
            time.now = event.at();
            loop.feed(event.event());
        }
        while (!isEnded(keys.take(Long.MAX_VALUE))) {
            loop.paint();
        }
    }

    private static boolean isEnded(List<Event> events) {
        return events.stream().anyMatch(e -> switch (e) {
            case Input.Typed t -> t.text().equals("q");
            case Input.Pressed p -> p.key().equals(Key.ctrl('c')) || p.key().equals(Key.of(Key.Code.ESCAPE));
            case Input.Terminated _ -> true;
            default -> false;
        });
    }

    private static AppState start(Playback p) {
        Panes panes = new Panes(
                p.columns(), p.rows(), dev.branchline.event.ViewIntent.Pane.COMPOSER, true, p.settings().sidePanelShown(),
                p.settings().sidePanelWidth(), p.settings().mouse(), p.settings().theme(), List.of(), false);
        Conversation conversation = Conversation.open(p.session().header(), p.session().tree(), p.session().readOnly());
        KeyState key = p.settings().apiKey() == null ? new KeyState.Missing() : new KeyState.Unchecked(p.settings().apiKey());
        return new AppState(
                p.surroundings(), p.settings(), panes, conversation, Viewport.START, TreePanel.START, Composer.EMPTY.forSession(p.session().draft()),
                new Models(Catalogue.EMPTY, true, null, p.model(), p.settings().effort()), key, ChangesState.NONE, List.of(), List.of(), Spending.NONE,
                Counters.START, Quitting.NOT, ToolsState.begin(p.settings().maxIterations(), p.readOnly()), FileContext.start());
    }

    /// The time of the event that is being played.
    private static final class RecordedTime implements Ticker {
        private long now;

        @Override
        public long millis() {
            return now;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
