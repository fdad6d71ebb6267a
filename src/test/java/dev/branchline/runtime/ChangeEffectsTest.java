package dev.branchline.runtime;

import dev.branchline.changes.BlobStore;
import dev.branchline.changes.Changes;
import dev.branchline.changes.FileLedger;
import dev.branchline.changes.FileWrite;
import dev.branchline.event.Arrived;
import dev.branchline.event.Event;
import dev.branchline.event.EventBus;
import dev.branchline.event.Intent;
import dev.branchline.event.TreeIntent;
import dev.branchline.log.Level;
import dev.branchline.log.Log;
import dev.branchline.model.EntryId;
import dev.branchline.model.SessionHeader;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Origin;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.changes.Page;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.workspace.FileReader;
import dev.branchline.workspace.Place;
import dev.branchline.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Keys, the state machine and the real ledger on real files: what is shown is what is done, and all of it can be taken back.
@Timeout(60)
class ChangeEffectsTest {
    private static final String BEFORE = numbers("");
    private static final String AFTER = BEFORE.replace("\n3\n", "\nthree\n").replace("\n30\n", "\nthirty\n");

    @TempDir
    private Path folder = Path.of("");

    private final EventBus bus = new EventBus();
    private final Scenario s = new Scenario();
    private int done;
    private final Deque<Event> come = new ArrayDeque<>();
    private ChangeEffects effects;
    private Path file = Path.of("");
    private Changes ledger;

    private static String numbers(String mark) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            out.append(mark).append(i).append('\n');
        }
        return out.toString();
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("work"));
        file = Files.writeString(work.resolve("a.txt"), BEFORE);
        s.turn("Count in words", "Done.");
        Log log = Log.to(folder.resolve("log"), Level.of("off").orElseThrow());
        effects = new ChangeEffects(bus, log, new Ledgers(work), Threads.VIRTUAL);
        effects.use(s.state().conversation().header());
        ledger = effects.ledger();
        done = s.effects().size();
        edit("a.txt", AFTER);
    }

    @AfterEach
    void end() throws IOException {
        ledger.close();
    }

    private final class Ledgers implements ChangeEffects.Ledgers {
        private final Path work;

        Ledgers(Path work) {
            this.work = work;
        }

        @Override
        public Changes open(SessionHeader session) throws IOException {
            Path data = Files.createDirectories(folder.resolve("data"));
            return FileLedger.open(Workspace.open(work), data, session.id(), new BlobStore(data.resolve("blobs")), Clock.systemUTC());
        }

        @Override
        public LineText text(SessionHeader session, String path) throws IOException {
            return new LineText(Files.readString(work.resolve(path)));
        }
    }

    /// As a tool would write it for the last answer.
    private void edit(String path, String text) throws IOException, InterruptedException {
        EntryId answer = s.head();
        EntryId turn = s.tree().parent(answer).orElseThrow();
        byte[] now = Files.readAllBytes(file);
        Origin origin = new Origin(s.state().conversation().header().id(), turn, answer, "call1", "edit_file", Scenario.MODEL);
        FileState expected = new FileState.Regular(FileReader.hash(now), now.length, -1);
        Workspace work = Workspace.open(folder.resolve("work"));
        FileState seen = work.exact(path) instanceof Place.Found place ? new FileReader(work).state(place) : expected;
        int made = ledger.view().changes().size() + 1;
        ledger.write(origin, List.of(new FileWrite(path, seen, text.getBytes(StandardCharsets.UTF_8), -1)));
        // It may have told before, of what it held at first.
        while (s.state().changes().ledger().changes().size() < made) {
            await(Arrived.LedgerChanged.class);
        }
    }

    /// Folds what comes until one of a kind has come, doing every effect of changes that follows.
    private <T extends Event> T await(Class<T> kind) throws InterruptedException {
        while (true) {
            perform();
            if (come.isEmpty()) {
                come.addAll(bus.take(Duration.ofSeconds(15).toNanos()));
            }
            Event event = come.poll();
            if (event != null) {
                s.on(event);
                perform();
                if (kind.isInstance(event)) {
                    return kind.cast(event);
                }
            }
        }
    }

    private void perform() {
        while (done < s.effects().size()) {
            if (s.effects().get(done++) instanceof Effect.OfChanges change) {
                effects.run(change);
            }
        }
    }

    private Page page() {
        return ((Overlay.Changes) s.state().topOverlay().orElseThrow()).page();
    }

    private String now() throws IOException {
        return Files.readString(file);
    }

    @Test
    void aHunkIsTakenBackAndTheUndoBringsItBackByteForByte() throws IOException, InterruptedException {
        s.press("F4");
        await(Arrived.DiffLoaded.class);
        s.press("]").type("u");
        await(Arrived.ChangesPlanned.class);

        assertThat(page()).isInstanceOf(Page.Preview.class);
        assertThat(now()).as("nothing is written before it was shown").isEqualTo(AFTER);

        s.press("Enter");
        Arrived.ChangesApplied applied = await(Arrived.ChangesApplied.class);
        assertThat(applied.report().operation()).isNotNull();
        assertThat(now()).isEqualTo(AFTER.replace("thirty\n", "30\n"));

        s.press("Enter").type("U");
        await(Arrived.ChangesPlanned.class);
        s.press("Enter");
        await(Arrived.ChangesApplied.class);
        assertThat(now()).isEqualTo(AFTER);
    }

    @Test
    void whatTheUserEditedSinceStays() throws IOException, InterruptedException {
        Files.writeString(file, AFTER.replace("20\n", "mine\n"));
        s.press("F4");
        await(Arrived.DiffLoaded.class);
        s.press("h").type("u");
        await(Arrived.ChangesPlanned.class);
        s.press("Enter");
        await(Arrived.ChangesApplied.class);

        assertThat(now()).isEqualTo(BEFORE.replace("20\n", "mine\n"));
    }

    @Test
    void aConflictIsSettledBeforeAnythingIsWritten() throws IOException, InterruptedException {
        String mine = AFTER.replace("three\n", "my three\n");
        Files.writeString(file, mine);
        s.press("F4");
        await(Arrived.DiffLoaded.class);
        s.type("u");
        await(Arrived.ChangesPlanned.class);
        s.press("Enter");
        assertThat(page()).isInstanceOf(Page.Settling.class);
        s.type("2");
        await(Arrived.ChangesPlanned.class);
        assertThat(now()).isEqualTo(mine);

        s.press("Enter");
        await(Arrived.ChangesApplied.class);
        assertThat(now()).isEqualTo(AFTER.replace("three\n", "3\n"));
    }

    @Test
    void aFileThatChangesBehindThePreviewIsPlannedAgain() throws IOException, InterruptedException {
        s.press("F4");
        await(Arrived.DiffLoaded.class);
        s.type("u");
        await(Arrived.ChangesPlanned.class);
        Files.writeString(file, AFTER + "more\n");
        s.press("Enter");
        await(Arrived.ChangesStale.class);
        await(Arrived.ChangesPlanned.class);

        assertThat(now()).isEqualTo(AFTER + "more\n");
        assertThat(((Page.Preview) page()).word()).contains("changed meanwhile");
    }

    @Test
    void filesFollowTheBranchAndOneUndoBringsBothBack() throws IOException, InterruptedException {
        EntryId here = s.head();
        EntryId prompt = s.tree().parent(here).orElseThrow();
        fold(new TreeIntent.GoTo(prompt));
        await(Arrived.ChangesPlanned.class);
        assertThat(s.head()).as("nothing has moved yet").isEqualTo(here);

        s.type("f");
        await(Arrived.ChangesApplied.class);
        assertThat(now()).isEqualTo(BEFORE);
        assertThat(s.head()).isEqualTo(prompt);

        s.press("Enter", "F3").type("u");
        await(Arrived.ChangesPlanned.class);
        s.press("Enter");
        await(Arrived.ChangesApplied.class);
        assertThat(now()).isEqualTo(AFTER);
        assertThat(s.head()).isEqualTo(here);
    }

    private void fold(Intent intent) {
        s.on(intent);
    }

    @Test
    void aMoveWithoutFilesLeavesThem() throws InterruptedException, IOException {
        EntryId prompt = s.tree().parent(s.head()).orElseThrow();
        fold(new TreeIntent.GoTo(prompt));
        await(Arrived.ChangesPlanned.class);
        s.press("Enter");

        assertThat(s.head()).isEqualTo(prompt);
        assertThat(now()).isEqualTo(AFTER);
    }

    @Test
    void selectedLinesAloneAreTakenBack() throws InterruptedException, IOException {
        s.press("F4");
        await(Arrived.DiffLoaded.class);
        // The removed line comes first, then the added one.
        s.press("Down", "Down", "Space").type("u");
        await(Arrived.ChangesPlanned.class);
        s.press("Enter");
        await(Arrived.ChangesApplied.class);

        assertThat(now()).isEqualTo(AFTER.replace("three\n", ""));
        assertThat(ledger.view().changes().getFirst().hunks()).containsExactly(HunkState.PARTIAL, HunkState.APPLIED);
    }
}
