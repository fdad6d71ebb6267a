package dev.branchline.pilot;

import com.googlecode.lanterna.TerminalSize;
import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.config.SettingsFile;
import dev.branchline.context.ContextService;
import dev.branchline.event.Arrived;
import dev.branchline.event.Elapsed;
import dev.branchline.event.Event;
import dev.branchline.event.EventBus;
import dev.branchline.event.Input;
import dev.branchline.log.Level;
import dev.branchline.log.Log;
import dev.branchline.openrouter.CatalogueCache;
import dev.branchline.openrouter.Endpoint;
import dev.branchline.runtime.CrashGuard;
import dev.branchline.runtime.EffectRunner;
import dev.branchline.runtime.Services;
import dev.branchline.runtime.SessionEffects;
import dev.branchline.runtime.TerminalDesk;
import dev.branchline.runtime.UiLoop;
import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.InputDecoder;
import dev.branchline.runtime.terminal.MemoryTty;
import dev.branchline.runtime.terminal.Tty;
import dev.branchline.session.SessionTree;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.session.store.OpenSession;
import dev.branchline.session.store.PromptHistory;
import dev.branchline.session.store.SessionNotOpenedException;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.chat.Conversation;
import dev.branchline.text.theme.Theme;
import dev.branchline.text.theme.ThemeLibrary;
import dev.branchline.ui.MainView;
import dev.branchline.ui.debug.DebugFigures;
import dev.branchline.ui.overlay.Overlays;
import dev.branchline.ui.tree.TreePainter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;

/// The whole program put together in memory, and the counting that tells when it is at rest.
final class Rig {
    /// Wakes the loop when work has ended without another event; nobody waits for a timer of this id.
    private static final Event WAKE = new Elapsed(-1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Duration SLOT = Duration.ofMillis(8);

    private final Path folder;
    final HandClock clock = new HandClock(Scenario.NOON);
    final EventBus bus = new EventBus();
    private final CountedThreads threads = new CountedThreads(() -> bus.publish(WAKE));
    final ScriptedRouter router = new ScriptedRouter();
    final InputDecoder decoder = new InputDecoder(clock::nanos, bus::publish);
    final MemoryTty tty;
    final FastScreen screen;
    final BrittlePainter painter;
    final EffectRunner effects;
    final UiLoop loop;
    private final CrashGuard crash;
    private int unsaved;
    boolean mayCrash;

    Rig(Path folder, int columns, int rows, UnaryOperator<AppState> start) throws IOException, SessionNotOpenedException {
        this.folder = folder;
        Log log = Log.to(folder.resolve("log"), Level.of("debug").orElseThrow());
        FileSessionStore store = new FileSessionStore(folder.resolve("data"), clock);
        OpenSession session = store.latest("/home/ada/shop").isPresent()
                ? store.open(store.latest("/home/ada/shop").get())
                : store.create(null, "/home/ada/shop");
        ThemeLibrary themes = new ThemeLibrary(Path.of("themes"), folder.resolve("themes"));
        Services services = new Services(
                router, store, new SettingsFile(folder.resolve("settings.json")), new CatalogueCache(folder.resolve("models.json")),
                new PromptHistory(folder.resolve("history")), themes,
                new ContextService(folder, folder.resolve("data"), List.of()), "/home/ada/shop", log);
        AppState initial = Scenario.start().with(Conversation.open(session.header(), session.tree(), session.readOnly()));
        AppState sized = initial.with(initial.panes().withSize(columns, rows)).with(initial.composer().forSession(session.draft()));
        tty = new MemoryTty(columns, rows);
        screen = new FastScreen(tty, Capabilities.FULL);
        CommandCatalog catalog = CommandCatalog.standard();
        InputRouter keys = new InputRouter(catalog);
        painter = new BrittlePainter(new MainView(
                screen, catalog, keys, name -> theme(themes, name), new TreePainter(), new Overlays(() -> DebugFigures.NONE)));
        router.offers(SampleModels.CATALOGUE);
        Endpoint endpoint = Endpoint.of(sized.settings());
        effects = new EffectRunner(bus, services, new SessionEffects(bus, services, session, new PilotLedgers(), threads), endpoint, threads);
        crash = new CrashGuard(log, "1");
        bus.tap(crash::note);
        bus.tap(this::count);
        loop = new UiLoop(
                start.apply(sized), keys, bus, painter, this::perform, new TerminalDesk(tty, Capabilities.FULL, Map.of(), bus, log), clock,
                crash);
        tty.open(new Listener());
        loop.paint();
        effects.atStart();
        settle();
    }

    private static Theme theme(ThemeLibrary themes, String name) {
        try {
            return themes.load(name, false).orElse(Theme.plain());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Listener implements Tty.Listener {
        @Override
        public void received(byte[] bytes) {
            decoder.feed(bytes);
        }

        @Override
        public void resized(TerminalSize size) {
            bus.publish(new Input.Resized(size.getColumns(), size.getRows()));
        }

        @Override
        public void resumed() {
            bus.publish(new Input.Resumed());
        }

        @Override
        public void terminated(String signal) {
            bus.publish(new Input.Terminated(signal));
        }
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.StartTimer timer) {
            clock.start(timer);
            return;
        }
        if (effect instanceof Effect.Append append && append.durable() && !append.entries().isEmpty()) {
            unsaved++;
        }
        effects.run(effect);
    }

    private void count(Event event) {
        if (event instanceof Arrived.EntriesSaved || event instanceof Arrived.SaveFailed) {
            unsaved--;
        }
    }

    /// Until nothing is left to do and the screen shows it.
    void settle() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!loop.isDone() && (!threads.isQuiet() || bus.depth() > 0 || unsaved > 0)) {
                loop.turn(TimeUnit.SECONDS.toNanos(1));
                if (System.nanoTime() > end) {
                    throw new AssertionError("still busy: " + threads + ", unsaved " + unsaved + ", events " + bus.depth() + "\n" + tty.terminal().screen());
                }
            }
            clock.advance(SLOT);
            loop.turn(0);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        look();
    }

    /// What holds after every step: the terminal shows what was painted, and understood all that was sent.
    private void look() {
        assertThat(tty.terminal().unknown()).as("sequences that no terminal knows").isEmpty();
        assertThat(tty.terminal().rawControls()).as("control characters").isZero();
        for (int row = 0; row < screen.getTerminalSize().getRows(); row++) {
            StringBuilder painted = new StringBuilder();
            for (int column = 0; column < screen.getTerminalSize().getColumns(); column++) {
                painted.append(screen.textAt(column, row));
            }
            assertThat(tty.terminal().line(row)).as("row " + row).isEqualTo(painted.toString().stripTrailing());
        }
        assertThat(crash.isShown() && !mayCrash).as("the error page is shown").isFalse();
    }

    /// What another start of the program would find on disk. This one must have ended.
    SessionTree onDisk() {
        try (FileSessionStore store = new FileSessionStore(folder.resolve("data"), clock)) {
            return store.open(loop.state().conversation().header().id()).tree();
        } catch (IOException | SessionNotOpenedException e) {
            throw new AssertionError(e);
        }
    }
}
