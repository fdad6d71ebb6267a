package dev.branchline.runtime;

import dev.branchline.event.Arrived;
import dev.branchline.event.Elapsed;
import dev.branchline.event.EventBus;
import dev.branchline.event.SessionIntent;
import dev.branchline.openrouter.Endpoint;
import dev.branchline.state.Effect;
import dev.branchline.tools.ToolService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Does effects on virtual threads and answers with events. Each effect is named here once; the work is done by the
/// runner of its feature.
///
/// What must keep its order (entries, journals, drafts) is handed on in the caller's thread to the store's one writer.
public final class EffectRunner implements Effects {
    private static final Duration WRITERS_PATIENCE = Duration.ofSeconds(3);

    private final Set<Thread> writers = ConcurrentHashMap.newKeySet();
    private final EventBus bus;
    private final Services services;
    private final Threads threads;
    private final SessionEffects sessions;
    private final RunEffects runs;
    private final ToolEffects tools;
    private final ModelEffects models;
    private final ContextEffects context;
    private boolean closed;

    public EffectRunner(EventBus bus, Services services, SessionEffects sessions, Endpoint endpoint) {
        this(bus, services, sessions, endpoint, Threads.VIRTUAL);
    }

    /// @param threads for all work that is not a timer's
    public EffectRunner(EventBus bus, Services services, SessionEffects sessions, Endpoint endpoint, Threads threads) {
        this.bus = bus;
        this.services = services;
        this.threads = threads;
        this.sessions = sessions;
        this.tools = new ToolEffects(bus);
        this.runs = new RunEffects(bus, services, sessions, threads, tools);
        this.models = new ModelEffects(bus, services, endpoint);
        this.context = new ContextEffects(bus, services);
    }

    /// Offers tools from now on.
    ///
    /// @param maker makes the service when it is first needed; called once
    public void useTools(Supplier<ToolService> maker) {
        tools.use(maker);
    }

    @Override
    public void run(Effect effect) {
        switch (effect) {
            case Effect.StartRun s -> runs.start(s);
            case Effect.AbortRun a -> runs.abort(a.run());
            case Effect.PrepareCalls p -> tools.prepare(p);
            case Effect.StartCall s -> tools.start(s.run(), s.callId(), s.approval());
            case Effect.StopCalls s -> tools.stop(s.run());
            case Effect.Remember r -> writing("permissions", () -> tools.remember(r));
            case Effect.OfPermissions p -> writing("permissions", () -> tools.permissions(p));
            case Effect.SetReadOnly r -> tools.readOnly(r.on());
            case Effect.Audit a -> background("cost", () -> runs.audit(a));
            case Effect.JournalText j -> sessions.journal(j);
            case Effect.Append a -> sessions.append(a);
            case Effect.NoteCost n -> {
                sessions.noteCost(n);
                background("today's cost", sessions::dayCost);
            }
            case Effect.SaveDraft d -> sessions.saveDraft(d.composer().expandedText());
            case Effect.NewSession n -> background("new session", () -> sessions.create(n.request()));
            case Effect.AdoptSession a -> sessions.adopt(a.id());
            case Effect.OfChanges c -> sessions.changes().run(c);
            case Effect.ReleaseSession r -> sessions.release(r.id());
            case Effect.OpenSession o -> background("open session", () -> sessions.open(o.request(), o.id()));
            case Effect.ListSessions l -> background("list sessions", () -> sessions.list(l.request()));
            case Effect.SaveHistory h -> writing("history", () -> saveHistory(h.prompt()));
            case Effect.LoadModels l -> background("models", () -> models.load(l.network()));
            case Effect.CheckKey c -> background("key", () -> models.checkKey(c.request(), c.key()));
            case Effect.SaveKey k -> {
                models.use(k.key());
                writing("settings", () -> set("/apiKey", k.key()));
            }
            case Effect.SaveSetting s -> writing("settings", () -> set(s.pointer(), s.value()));
            case Effect.ListThemes _ -> background("themes", this::listThemes);
            case Effect.ReadContext r -> background("files", () -> context.read(r));
            case Effect.IndexFiles i -> background("names of files", () -> context.names(i.request()));
            case Effect.KeepTrust t -> {
                // At once, for the reading that follows.
                services.context().decide(t.path(), t.hash(), t.use());
                writing("answer", () -> services.context().keep(t.path(), t.hash(), t.use()));
            }
            case Effect.StartTimer t -> startTimer(t);
            case Effect.Raise _, Effect.Redraw _, Effect.SetMouse _, Effect.Suspend _, Effect.OpenEditor _, Effect.EditFile _, Effect.Copy _, Effect.Quit _ ->
                throw new IllegalArgumentException("the loop does this itself: " + effect);
        }
    }

    /// What the program wants to know after its first frame; none of it is waited for.
    public void atStart() {
        sessions.openLedger();
        run(new Effect.LoadModels(false));
        run(new Effect.ListThemes());
        background("history", this::loadHistory);
        background("today's cost", sessions::dayCost);
        bus.publish(new SessionIntent.SettleCosts());
    }

    /// Loads what the first request needs, while nobody types. Blocking: not on the UI thread.
    public void prewarmTools() {
        tools.prewarm();
    }

    private void startTimer(Effect.StartTimer timer) {
        long end = System.nanoTime() + timer.delayMs() * 1_000_000;
        Thread.ofVirtual().name("timer").start(() -> {
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            bus.publish(new Elapsed(timer.timerId()));
        });
    }

    private void set(String pointer, @org.jspecify.annotations.Nullable Object value) {
        try {
            services.settings().set(pointer, value);
        } catch (IOException e) {
            bus.publish(new Arrived.SettingsNotSaved(String.valueOf(e.getMessage())));
        }
    }

    private void saveHistory(String prompt) throws IOException {
        services.history().append(prompt);
    }

    private void loadHistory() throws IOException {
        bus.publish(new Arrived.HistoryLoaded(services.history().load()));
    }

    private void listThemes() throws IOException {
        bus.publish(new Arrived.ThemesListed(services.themes().names()));
    }

    /// Work that may block and may fail; a failure is told, not lost.
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    /// Work that the program's end waits for, because it writes what the user did.
    private void writing(String what, Work work) {
        writers.removeIf(thread -> !thread.isAlive());
        writers.add(background(what, work));
    }

    private Thread background(String what, Work work) {
        return threads.start(what, () -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                services.log().error(what, e);
                bus.publish(new Arrived.EffectFailed(what, String.valueOf(e.getMessage())));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Ends streams and writes what is still to be written. Blocks until the disk has it.
    ///
    /// @return a sentence for each thing that could not be written, to be told once the terminal is restored; nothing when it
    ///     was closed before
    public List<String> close() {
        if (closed) {
            return List.of();
        }
        closed = true;
        runs.close();
        tools.close();
        List<String> unsaved = new ArrayList<>(sessions.close());
        services.openRouter().close();
        unsaved.addAll(awaitWriters());
        return unsaved;
    }

    private List<String> awaitWriters() {
        List<String> late = new ArrayList<>();
        for (Thread writer : writers) {
            try {
                if (!writer.join(WRITERS_PATIENCE)) {
                    late.add("writing the " + writer.getName() + " took too long and was given up");
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return late;
            }
        }
        return late;
    }
}
