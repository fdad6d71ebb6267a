package dev.branchline.app;

import dev.branchline.command.CommandCatalog;
import dev.branchline.command.InputRouter;
import dev.branchline.config.Folders;
import dev.branchline.config.Problem;
import dev.branchline.context.ContextService;
import dev.branchline.event.AppIntent;
import dev.branchline.event.ContextIntent;
import dev.branchline.event.EventBus;
import dev.branchline.model.SessionId;
import dev.branchline.model.Settings;
import dev.branchline.openrouter.CatalogueCache;
import dev.branchline.openrouter.Endpoint;
import dev.branchline.openrouter.OpenRouterService;
import dev.branchline.runtime.CrashGuard;
import dev.branchline.runtime.EffectRunner;
import dev.branchline.runtime.LoopStats;
import dev.branchline.runtime.Services;
import dev.branchline.runtime.SessionEffects;
import dev.branchline.runtime.TerminalDesk;
import dev.branchline.runtime.Ticker;
import dev.branchline.runtime.UiLoop;
import dev.branchline.runtime.record.Recorder;
import dev.branchline.runtime.terminal.Capabilities;
import dev.branchline.runtime.terminal.DeviceTty;
import dev.branchline.runtime.terminal.FastScreen;
import dev.branchline.runtime.terminal.Tty;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.session.store.OpenSession;
import dev.branchline.session.store.PromptHistory;
import dev.branchline.session.store.SessionNotOpenedException;
import dev.branchline.session.store.SessionStore;
import dev.branchline.state.AppState;
import dev.branchline.state.Surroundings;
import dev.branchline.text.CellWidth;
import dev.branchline.text.theme.ThemeLibrary;
import dev.branchline.ui.MainView;
import dev.branchline.ui.debug.DebugFigures;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Builds the full-screen program, runs it, and ends it in order: streams, disk, terminal.
final class FullScreen implements AutoCloseable {
    /// Who has typed before the first frame sees it before anything else takes the cores.
    private static final long FIRST_KEY_NANOS = 40_000_000;
    /// Nobody has written a prompt by then.
    private static final long PREWARM_AFTER_NANOS = 300_000_000;

    private final EventBus bus = new EventBus();
    private final ToBus toBus = new ToBus(bus);
    private final Environment environment;
    private final Tty tty;
    private final FastScreen screen;
    private final EffectRunner effects;
    private final OpenRouterService openRouter;
    private final SessionLedgers ledgers;
    private final UiLoop loop;
    private final MainView view;
    private final List<String> unsaved = new ArrayList<>();
    private final @Nullable Recorder recorder;
    private final List<String> context;

    private FullScreen(Environment environment, StartOptions options, Tty tty, @Nullable DemoMode demo)
            throws IOException, SessionNotOpenedException {
        this.environment = environment;
        this.tty = tty;
        this.context = options.context();
        Settings settings = environment.loaded().settings();
        CellWidth.ambiguousWide(settings.ambiguousWide());
        Capabilities capabilities = Capabilities.of(environment.variables(), null);
        this.screen = new FastScreen(tty, capabilities);
        ThemeLibrary themes = new ThemeLibrary(environment.builtInThemes(), environment.folders().themes());
        CommandCatalog.Customised keys = CommandCatalog.standard().withKeys(settings.keys());
        InputRouter router = new InputRouter(keys.catalog());
        ThemeChoice colors = new ThemeChoice(
                themes, environment, capabilities.depth(), problem -> bus.publish(new AppIntent.Tell(problem, true)));
        this.view = Views.of(screen, keys.catalog(), router, colors, this::figures);
        // Late, because other threads make ready meanwhile what sessions need; but while nothing has been typed that could be lost.
        Folders.create(environment.folders().sessions());
        SessionStore sessions = new FileSessionStore(environment.folders().data(), Clock.systemUTC());
        OpenSession session = open(sessions, options, demo);
        Endpoint endpoint = Endpoint.of(settings);
        this.openRouter = new OpenRouterService(endpoint, this::unseenNanos);
        Services services = new Services(
                openRouter, sessions, environment.settingsFile(), new CatalogueCache(environment.folders().modelCatalogue()),
                new PromptHistory(environment.folders().data().resolve("history.txt")), themes,
                new ContextService(options.workspace(), environment.folders().data(), List.of(environment.folders().settingsFile().getParent())),
                options.workspace().toString(),
                environment.log());
        this.ledgers = demo == null ? new SessionLedgers(environment.folders()) : new SessionLedgers(environment.folders(), demo::recordChanges);
        this.effects = new EffectRunner(bus, services, new SessionEffects(bus, services, session, ledgers), endpoint);
        effects.useTools(new SessionTools(environment, options.workspace(), options.rules(), bus, ledgers)::service);
        CrashGuard crash = new CrashGuard(environment.log(), Version.text());
        bus.tap(crash::note);
        AppState initial = InitialState.of(
                surroundings(options, demo != null), settings, session, tty.size().getColumns(), tty.size().getRows(), options.model());
        TerminalDesk desk = new TerminalDesk(tty, capabilities, environment.variables(), bus, environment.log());
        this.loop = new UiLoop(initial, router, bus, view, effects, desk, Ticker.SYSTEM, crash);
        this.recorder = options.record() == null ? null : new Recorder(options.record(), initial);
        if (recorder != null) {
            loop.tap(recorder::record);
        }
        session.notices().forEach(notice -> bus.publish(new AppIntent.Warn(notice)));
        keys.problems().forEach(problem -> bus.publish(new AppIntent.Tell(problem, true)));
        List<Problem> problems = environment.loaded().problems();
        if (!problems.isEmpty()) {
            // One message: of several, the newest would hide the others until all have gone.
            bus.publish(new AppIntent.Tell(
                    "Settings: " + problems.stream().map(Problem::sentence).collect(Collectors.joining(" · ")), true));
        }
    }

    /// Runs the program on the controlling terminal.
    ///
    /// @return the exit code
    static int start(StartOptions options) throws IOException, InterruptedException, SessionNotOpenedException {
        if (options.demo()) {
            try (DemoMode demo = DemoMode.start()) {
                Environment environment = Environment.of(demo.variables(System.getenv()), demo.folders(), options.logLevel());
                return run(environment, inDemo(options, demo), demo);
            }
        }
        return run(Environment.read(options.logLevel()), options, null);
    }

    private static StartOptions inDemo(StartOptions options, DemoMode demo) {
        return new StartOptions(
                demo.workspace(), true, options.goOn(), options.session(), options.model(), options.record(), options.replay(), options.logLevel(),
                options.rules(), options.context());
    }

    private static int run(Environment environment, StartOptions options, @Nullable DemoMode demo)
            throws IOException, InterruptedException, SessionNotOpenedException {
        List<String> unsaved;
        int code;
        try (Tty tty = DeviceTty.take();
                FullScreen program = new FullScreen(environment, options, tty, demo)) {
            unsaved = program.unsaved;
            program.run();
            code = program.toBus.exitCode();
        }
        // The terminal is the shell's again.
        unsaved.forEach(problem -> System.err.println("branchline: " + problem));
        return unsaved.isEmpty() ? code : ExitCode.FAILED;
    }

    /// For training: a start without the demo, on a terminal that is not there.
    static FullScreen usual(Tty tty, Environment environment, StartOptions options) throws IOException, SessionNotOpenedException {
        return new FullScreen(environment, options, tty, null);
    }

    /// For training: the same program on a terminal that is not there.
    static FullScreen on(Tty tty, Environment environment, StartOptions options, DemoMode demo) throws IOException, SessionNotOpenedException {
        return new FullScreen(environment, inDemo(options, demo), tty, demo);
    }

    private void run() throws IOException, InterruptedException {
        begin();
        long end = System.nanoTime() + FIRST_KEY_NANOS;
        for (long left = FIRST_KEY_NANOS; left > 0 && loop.stats().inputs() == 0 && !loop.isDone(); left = end - System.nanoTime()) {
            loop.turn(left);
        }
        settleIn();
        while (!loop.isDone()) {
            loop.turn(Long.MAX_VALUE);
        }
    }

    /// Takes the terminal and paints the first frame; everything slow comes after it.
    void begin() throws IOException {
        toBus.of(tty);
        tty.open(toBus);
        loop.paint();
    }

    /// Reads what the first frame did without: catalogue, ledger, history.
    void settleIn() {
        effects.atStart();
        bus.publish(new ContextIntent.Begin(context));
        Thread.ofVirtual().name("prewarm").start(this::prewarm);
    }

    /// Not at once: what a connection loads would take the cores from the first keys.
    private void prewarm() {
        LockSupport.parkNanos(PREWARM_AFTER_NANOS);
        openRouter.prewarm();
        try {
            Rehearsal.answer();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            // Nothing hangs on it but time.
            environment.log().warn("The rehearsal of an answer failed", e);
        }
        if (environment.loaded().settings().tools()) {
            effects.prewarmTools();
        }
    }

    private DebugFigures figures() {
        LoopStats stats = loop.stats();
        return new DebugFigures(
                screen.stats(), stats.paintMillis(), bus.depth(), stats.mostQueued(), stats.deltas(), stats.merged(), stats.events(),
                view.layouts().found(), view.layouts().laidOut());
    }

    private long unseenNanos() {
        return loop.unseenNanos();
    }

    UiLoop loop() {
        return loop;
    }

    FastScreen screen() {
        return screen;
    }

    @Override
    public void close() throws IOException {
        unsaved.addAll(effects.close());
        ledgers.close();
        if (recorder != null) {
            recorder.close();
        }
        environment.log().close();
    }

    private Surroundings surroundings(StartOptions options, boolean demo) {
        String home = environment.variables().getOrDefault("HOME", "");
        return new Surroundings(
                options.workspace().toString(), home, environment.folders().settingsFile().toString(), demo, Version.text());
    }

    private static OpenSession open(SessionStore sessions, StartOptions options, @Nullable DemoMode demo) throws SessionNotOpenedException {
        String workspace = options.workspace().toString();
        if (options.session() != null) {
            Optional<SessionId> named = sessions.find(options.session());
            return named.isPresent() ? sessions.open(named.get()) : sessions.create(options.session(), workspace);
        }
        if (options.goOn()) {
            Optional<SessionId> latest = sessions.latest(workspace);
            if (latest.isPresent()) {
                return sessions.open(latest.get());
            }
        }
        OpenSession fresh = sessions.create(null, workspace);
        if (demo != null) {
            demo.fill(fresh);
        }
        return fresh;
    }
}
