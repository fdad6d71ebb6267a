package dev.branchline.runtime;

import dev.branchline.config.SettingsFile;
import dev.branchline.context.ContextService;
import dev.branchline.demo.DemoServer;
import dev.branchline.demo.Pacer;
import dev.branchline.event.AppIntent;
import dev.branchline.event.Arrived;
import dev.branchline.event.Event;
import dev.branchline.event.EventBus;
import dev.branchline.event.SessionIntent;
import dev.branchline.event.StreamEvent;
import dev.branchline.log.Level;
import dev.branchline.log.Log;
import dev.branchline.model.RequestId;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionId;
import dev.branchline.model.Settings;
import dev.branchline.openrouter.CatalogueCache;
import dev.branchline.openrouter.Endpoint;
import dev.branchline.openrouter.OpenRouterService;
import dev.branchline.pilot.PilotLedgers;
import dev.branchline.session.SessionTree;
import dev.branchline.session.store.FileSessionStore;
import dev.branchline.session.store.OpenSession;
import dev.branchline.session.store.PromptHistory;
import dev.branchline.session.store.SessionNotOpenedException;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.chat.Conversation;
import dev.branchline.text.theme.ThemeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Effects done for real: the demo server over HTTP, a session store in a folder, the state machine between them.
@Timeout(20)
class EffectRunnerTest {
    @TempDir
    private Path folder = Path.of("");

    private final EventBus bus = new EventBus();
    private final Scenario s = new Scenario();
    private final List<Event> seen = new ArrayList<>();
    private int done;
    private DemoServer server;
    private EffectRunner runner;

    @BeforeEach
    void start() throws IOException, SessionNotOpenedException {
        server = DemoServer.start(Pacer.immediate());
        Settings settings = Settings.DEFAULTS.withBaseUrl(server.baseUrl().toString()).withApiKey(server.key());
        Log log = Log.to(folder.resolve("log"), Level.of("off").orElseThrow());
        FileSessionStore store = new FileSessionStore(folder.resolve("data"), Clock.systemUTC());
        OpenSession session = store.create(null, "/work");
        s.with(s.state().with(Conversation.open(session.header(), session.tree(), false)));
        Services services = new Services(
                new OpenRouterService(Endpoint.of(settings)), store, new SettingsFile(folder.resolve("settings.json")),
                new CatalogueCache(folder.resolve("models.json")), new PromptHistory(folder.resolve("history")),
                new ThemeLibrary(Path.of("themes"), folder.resolve("themes")),
                new ContextService(folder, folder.resolve("data"), List.of()), "/work", log);
        runner = new EffectRunner(bus, services, new SessionEffects(bus, services, session, new PilotLedgers()), Endpoint.of(settings));
    }

    @AfterEach
    void end() {
        runner.close();
        server.close();
    }

    /// Folds what comes until it has come, doing every effect that follows. It may have come already, before what was awaited last.
    private <T extends Event> T await(Class<T> kind, Predicate<T> wanted) throws InterruptedException {
        perform();
        while (true) {
            for (Event event : seen) {
                if (kind.isInstance(event) && wanted.test(kind.cast(event))) {
                    seen.remove(event);
                    return kind.cast(event);
                }
            }
            for (Event event : bus.take(Long.MAX_VALUE)) {
                seen.add(event);
                s.on(event);
                perform();
            }
        }
    }

    private <T extends Event> T await(Class<T> kind) throws InterruptedException {
        return await(kind, _ -> true);
    }

    private void perform() {
        while (done < s.effects().size()) {
            Effect effect = s.effects().get(done++);
            boolean loops = effect instanceof Effect.Raise || effect instanceof Effect.Redraw || effect instanceof Effect.Quit
                    || effect instanceof Effect.StartTimer;
            if (!loops) {
                runner.run(effect);
            }
        }
    }

    private SessionTree onDisk(SessionId id) throws IOException, SessionNotOpenedException {
        try (FileSessionStore store = new FileSessionStore(folder.resolve("data"), Clock.systemUTC())) {
            return store.open(id).tree();
        }
    }

    @Test
    void anAnswerIsOnDiskAndInTheDaysCost() throws Exception {
        s.type("Hello").press("Enter");
        await(StreamEvent.Finished.class);
        await(Arrived.EntriesSaved.class);
        await(Arrived.DayCostKnown.class);
        SessionId id = s.state().conversation().header().id();
        assertThat(runner.close()).isEmpty();
        assertThat(onDisk(id).nodes()).isEqualTo(s.tree().nodes()).hasSize(2);
        assertThat(onDisk(id).head()).isEqualTo(s.tree().head());
        try (FileSessionStore store = new FileSessionStore(folder.resolve("data"), Clock.systemUTC())) {
            assertThat(store.costs().sum(LocalDate.of(2026, 3, 14), ZoneOffset.UTC).charged()).isPositive();
        }
        assertThat(new PromptHistory(folder.resolve("history")).load()).containsExactly("Hello");
    }

    @Test
    void toolsThatCannotBeMadeAreToldAndTheAnswerComesWithoutThem() throws Exception {
        runner.useTools(() -> {
            throw new UncheckedIOException("Tools cannot work in /work", new IOException("it is gone"));
        });

        s.type("Hello").press("Enter");

        await(AppIntent.Warn.class, w -> w.text().equals("There are no tools: Tools cannot work in /work: it is gone"));
        await(StreamEvent.Finished.class);
    }

    @Test
    void whatIsStoppedWhileToolsAreMadeIsNeverSent() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        runner.useTools(() -> {
            try {
                stopped.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("too late");
        });

        s.type("Hello").press("Enter");
        perform(); // returns while the tools are being made
        RunId first = s.state().conversation().runs().keySet().iterator().next();
        s.press("Esc");
        perform();
        stopped.countDown();
        await(AppIntent.Warn.class);
        s.type("Again").press("Enter");

        await(StreamEvent.Finished.class, f -> !f.run().equals(first));
        assertThat(seen).noneMatch(e -> e instanceof StreamEvent stream && stream.run().equals(first));
    }

    @Test
    void whatIsStoppedEndsAndIsKept() throws Exception {
        s.type("Hello").press("Enter");
        await(StreamEvent.TextDelta.class);
        s.press("Esc");
        perform();
        await(Arrived.EntriesSaved.class);
        SessionId id = s.state().conversation().header().id();
        assertThat(s.state().conversation().anyActive()).isFalse();
        runner.close();
        assertThat(onDisk(id).nodes()).isEqualTo(s.tree().nodes()).hasSize(2);
    }

    @Test
    void entriesAndDraftsGoToTheirOwnSession() throws Exception {
        s.type("Hello").press("Enter");
        await(Arrived.EntriesSaved.class);
        SessionId first = s.state().conversation().header().id();
        SessionTree old = s.tree();
        s.type("old draft").on(new SessionIntent.New());
        await(Arrived.SessionOpened.class);
        SessionId second = s.state().conversation().header().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(s.state().composer().stash()).containsExactly("old draft");
        s.type("Again").press("Enter");
        await(Arrived.EntriesSaved.class);
        SessionTree young = s.tree();
        s.type("young draft").on(new SessionIntent.Open(first));
        await(Arrived.SessionOpened.class, o -> o.header().id().equals(first));
        assertThat(s.text()).isEqualTo("old draft");
        assertThat(s.state().conversation().readOnly()).isFalse();
        assertThat(s.tree().nodes()).isEqualTo(old.nodes());
        s.on(new SessionIntent.Open(second));
        await(Arrived.SessionOpened.class, o -> o.header().id().equals(second));
        assertThat(s.text()).isEqualTo("young draft");
        assertThat(s.tree().nodes()).isEqualTo(young.nodes());
    }

    @Test
    void aSessionThatIsNotThereChangesNothing() throws Exception {
        runner.run(new Effect.OpenSession(new RequestId(1), new SessionId("none")));
        await(Arrived.SessionNotOpened.class);
        s.type("Hello").press("Enter");
        await(Arrived.EntriesSaved.class);
        assertThat(s.tree().size()).isEqualTo(2);
    }

    @Test
    void modelsKeyAndThemesAreLoaded() throws Exception {
        runner.atStart();
        await(Arrived.ModelsLoaded.class, m -> !m.fromCache());
        assertThat(s.state().models().catalogue().models()).isNotEmpty();
        await(Arrived.ThemesListed.class);
        runner.run(new Effect.CheckKey(new RequestId(7), server.key()));
        assertThat(await(Arrived.KeyAccepted.class).request()).isEqualTo(new RequestId(7));
    }

    @Test
    void whatCannotBeSavedIsToldAtTheEnd() throws Exception {
        Files.writeString(folder.resolve("data"), "a file where the folder should be");
        s.type("Hello").press("Enter");
        await(Arrived.SaveFailed.class);
        assertThat(s.notices()).anyMatch(n -> n.contains("could not be saved"));
        assertThat(runner.close()).isNotEmpty();
    }
}
