package dev.branchline.session.store;

import dev.branchline.disk.AppendingFile;
import dev.branchline.disk.WriterThread;
import dev.branchline.model.ApiError;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionId;
import dev.branchline.model.SessionSummary;
import dev.branchline.session.Entry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.branchline.session.Samples.AT;
import static dev.branchline.session.Samples.answer;
import static dev.branchline.session.Samples.id;
import static dev.branchline.session.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FileSessionStoreTest {
    private static final RunId RUN = new RunId(1);

    @TempDir
    Path data = Path.of("");

    private FileSessionStore store = fresh();

    private FileSessionStore fresh() {
        return new FileSessionStore(data, Clock.fixed(AT, ZoneOffset.UTC));
    }

    @BeforeEach
    void setUp() {
        store = fresh();
    }

    @AfterEach
    void tearDown() throws SaveFailedException {
        store.close();
    }

    private void restart() throws SaveFailedException {
        store.close();
        store = fresh();
    }

    private SessionId begun(OpenSession session, Entry... entries) {
        session.append(List.of(entries)).join();
        return session.header().id();
    }

    @Test
    void whatWasLeftIsFoundAgain() throws Exception {
        OpenSession session = store.create("my work", "/work");
        SessionId id = begun(
                session, user(id(1), null, "q"), answer(id(2), id(1), "a", Cost.charged("0.5")),
                new Entry.HeadMoved(id(3), id(1), AT), new Entry.Titled(id(4), null, AT, "Title"));
        restart();

        OpenSession again = store.open(id);
        assertThat(again.readOnly()).isFalse();
        assertThat(again.notices()).isEmpty();
        assertThat(again.header()).isEqualTo(session.header());
        assertThat(again.tree().head()).contains(id(1));
        assertThat(again.tree().title()).contains("Title");
        assertThat(again.tree().nextId()).isEqualTo(id(5));
        assertThat(again.tree().node(id(2))).isEqualTo(answer(id(2), id(1), "a", Cost.charged("0.5")));
        assertThat(store.find("my work")).contains(id);
        assertThat(store.find(id.value())).contains(id);
        assertThat(store.find("other")).isEmpty();
    }

    @Test
    void anEmptySessionLeavesNoFile() throws Exception {
        OpenSession session = store.create(null, "/work");
        session.append(List.of(
                new Entry.SystemPrompt(id(1), null, AT, "be kind"), new Entry.ModelSwitched(id(2), id(1), AT, "m"))).join();
        session.close();
        assertThat(data.resolve("sessions")).doesNotExist();

        OpenSession used = store.create(null, "/work");
        used.append(List.of(new Entry.ModelSwitched(id(1), null, AT, "m"))).join();
        used.append(List.of(user(id(2), id(1), "q"))).join();
        used.close();
        assertThat(store.open(used.header().id()).tree().size()).isEqualTo(2);
    }

    @Test
    void filesAreTheirOwnersOnly() throws Exception {
        OpenSession session = store.create(null, "/work");
        begun(session, user(id(1), null, "q"));
        session.saveDraft("secret");
        session.journal().begin(RUN, id(1), "m");
        session.journal().text(RUN, "x");
        session.close();
        try (Stream<Path> files = Files.list(data.resolve("sessions"))) {
            assertThat(files.toList()).hasSize(4).allSatisfy(file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("sessions")))).isEqualTo("rwx------");
    }

    @Test
    void theSecondOneReadsAndFollows() throws Exception {
        OpenSession writing = store.create(null, "/work");
        SessionId id = begun(writing, user(id(1), null, "q"));
        try (FileSessionStore other = fresh()) {
            OpenSession reading = other.open(id);
            assertThat(reading.readOnly()).isTrue();
            assertThat(reading.notices()).singleElement().asString().contains("reading only");
            assertThatThrownBy(() -> reading.append(List.of(user(id(2), null, "no"))).join())
                    .hasCauseInstanceOf(SaveFailedException.class);

            BlockingQueue<Entry> followed = new LinkedBlockingQueue<>();
            reading.follow(followed::addAll);
            writing.append(List.of(answer(id(2), id(1), "a", Cost.UNKNOWN))).join();
            Entry entry = followed.poll(10, TimeUnit.SECONDS);
            assertThat(entry).isEqualTo(answer(id(2), id(1), "a", Cost.UNKNOWN));
            assertThat(store.list()).singleElement().matches(SessionSummary::locked);
        }
        writing.close();
        OpenSession again = store.open(id);
        assertThat(again.readOnly()).isFalse();
    }

    @Test
    void whatCannotBeWrittenStaysQueued() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        AppendingFile.Opener full = (file, create) -> new FullDisk(AppendingFile.open(file, create), failures);
        try (FileSessionStore failing = new FileSessionStore(data, Clock.systemUTC(), full)) {
            OpenSession session = failing.create(null, "/work");
            begun(session, user(id(1), null, "before"));
            failures.set(2);
            assertThatThrownBy(() -> session.append(List.of(answer(id(2), id(1), "a", Cost.UNKNOWN))).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(SaveFailedException.class)
                    .hasMessageContaining("No space left");
            assertThatThrownBy(() -> session.append(List.of(new Entry.HeadMoved(id(3), id(1), AT))).join())
                    .hasCauseInstanceOf(SaveFailedException.class);
            assertThat(session.append(List.of(user(id(4), id(1), "b"))).join()).isEqualTo(id(4));
            session.close();

            OpenSession again = failing.open(session.header().id());
            assertThat(again.tree().nodes()).extracting(n -> n.id()).containsExactly(id(1), id(2), id(4));
            assertThat(again.tree().head()).contains(id(4));
            assertThat(again.notices()).singleElement().asString().contains("damaged");
        }
    }

    @Test
    void evenTheFirstWriteMayFail() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        AppendingFile.Opener full = (file, create) -> new FullDisk(AppendingFile.open(file, create), failures);
        try (FileSessionStore failing = new FileSessionStore(data, Clock.systemUTC(), full)) {
            OpenSession session = failing.create("n", "/work");
            assertThatThrownBy(() -> session.append(List.of(user(id(1), null, "q"))).join()).hasMessageContaining("No space");
            assertThat(session.retry().join()).isEqualTo(id(1));
            session.close();
            OpenSession again = failing.open(session.header().id());
            assertThat(again.header()).isEqualTo(session.header());
            assertThat(again.tree().contains(id(1))).isTrue();
        }
    }

    /// Takes half of what is written, then says that the disk is full.
    private record FullDisk(AppendingFile file, AtomicInteger failures) implements AppendingFile {
        @Override
        public void write(byte[] bytes) throws IOException {
            if (failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                file.write(Arrays.copyOf(bytes, bytes.length / 2));
                throw new IOException("No space left on device");
            }
            file.write(bytes);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Test
    void aJournalThatIsLeftOverBecomesPartialAnswersOnce() throws Exception {
        OpenSession session = store.create(null, "/work");
        SessionId id = begun(session, user(id(1), null, "q"), answer(id(2), id(1), "a", Cost.UNKNOWN));
        RunJournal journal = session.journal();
        RunId second = new RunId(2);
        RunId third = new RunId(3);
        journal.begin(RUN, id(1), "m1");
        journal.begin(second, id(2), "m2");
        journal.begin(third, id(2), "m3");
        journal.text(RUN, "half \uD83D");
        journal.text(RUN, "\uDE00 an answer");
        journal.reasoning(second, "hm");
        journal.generation(second, "gen-1");
        journal.text(third, "saved in the end");
        session.append(List.of(answer(id(3), id(2), "saved in the end", Cost.UNKNOWN))).join();
        journal.end(third, id(3));
        session.close();

        for (int i = 0; i < 2; i++) {
            restart();
            OpenSession again = store.open(id);
            assertThat(again.tree().size()).isEqualTo(5);
            Entry.AssistantMessage first = (Entry.AssistantMessage) again.tree().node(id(4));
            assertThat(first.parent()).isEqualTo(id(1));
            assertThat(first.requestedModel()).isEqualTo("m1");
            assertThat(first.answer().text()).isEqualTo("half \uD83D\uDE00 an answer");
            Entry.AssistantMessage other = (Entry.AssistantMessage) again.tree().node(id(5));
            assertThat(other.answer().reasoning()).isEqualTo("hm");
            assertThat(other.answer().generationId()).isEqualTo("gen-1");
            assertThat(other.answer().ending()).isInstanceOfSatisfying(
                    Ending.Failed.class, f -> assertThat(f.error().kind()).isEqualTo(ApiError.Kind.INTERRUPTED));
            assertThat(again.notices()).hasSize(i == 0 ? 1 : 0);
            again.close();
            assertThat(data.resolve("sessions").resolve(id + ".runs")).doesNotExist();
        }
    }

    /// The next owner of the session may be writing a journal of the same name by then.
    @Test
    void aClosedJournalTouchesItsFileNoMore() throws Exception {
        try (WriterThread writer = new WriterThread()) {
            Path file = data.resolve("s.runs");
            FileRunJournal journal = new FileRunJournal(file, writer, Clock.systemUTC(), AppendingFile::open);
            journal.begin(RUN, null, "m");
            journal.end(RUN, null);
            journal.close();
            Files.writeString(file, "another process's");
            journal.flush();
            assertThat(file).hasContent("another process's");
        }
    }

    @Test
    void aSessionIsOpenForWritingOnce() throws Exception {
        OpenSession session = store.create(null, "/work");
        SessionId id = begun(session, user(id(1), null, "q"));
        assertThatThrownBy(() -> store.open(id)).hasMessageContaining("open already");
        session.close();
        assertThat(store.open(id).readOnly()).isFalse();
    }

    @Test
    void draftsAreKept() throws Exception {
        OpenSession session = store.create(null, "/work");
        session.saveDraft("not sent \uD83D yet");
        restart();
        assertThat(store.draft()).isEqualTo("not sent \uD83D yet");

        OpenSession next = store.create(null, "/work");
        assertThat(next.draft()).isEqualTo("not sent \uD83D yet");
        next.saveDraft("");
        SessionId id = begun(next, user(id(1), null, "sent"));
        next.saveDraft("the next");
        restart();
        assertThat(store.draft()).isEmpty();
        OpenSession again = store.open(id);
        assertThat(again.draft()).isEqualTo("the next");
        again.saveDraft("");
        restart();
        assertThat(store.open(id).draft()).isEmpty();
    }

    @Test
    void namesAreCheckedAndUnique() throws Exception {
        begun(store.create("ünïcode 日本", "/w"), user(id(1), null, "q"));
        assertThatThrownBy(() -> store.create("ünïcode 日本", "/w")).hasMessageContaining("already");
        assertThatThrownBy(() -> store.create("a\u001bb", "/w")).hasMessageContaining("printable");
        assertThatThrownBy(() -> store.create("x".repeat(81), "/w")).hasMessageContaining("80");
        assertThatThrownBy(() -> store.create(" ", "/w")).hasMessageContaining("empty");
        assertThatThrownBy(() -> store.open(new SessionId("nope"))).isInstanceOf(SessionNotOpenedException.class);
    }

    @Test
    void theListKnowsTitlesCountsAndCosts() throws Exception {
        OpenSession one = store.create(null, "/one");
        SessionId first = begun(one, user(id(1), null, "  how\nmuch " + "x".repeat(500)), answer(id(2), id(1), "a", Cost.UNKNOWN));
        SessionId second = begun(store.create(null, "/two"), user(id(1), null, "q"), answer(id(2), id(1), "a", Cost.charged("0.25")));
        for (int round = 0; round < 2; round++) {
            SessionSummary row = store.list().stream().filter(s -> s.id().equals(first)).findFirst().orElseThrow();
            assertThat(row.title()).startsWith("how much xxx").hasSize(200);
            assertThat(row.nodes()).isEqualTo(2);
            assertThat(row.cost().unknown()).isOne();
        }
        one.append(List.of(
                new Entry.Titled(id(3), null, AT, "Named"), user(id(4), id(2), "on"),
                answer(id(5), id(4), "a", Cost.charged("0.125")))).join();
        SessionSummary row = store.list().stream().filter(s -> s.id().equals(first)).findFirst().orElseThrow();
        assertThat(row.title()).isEqualTo("Named");
        assertThat(row.nodes()).isEqualTo(4);
        assertThat(row.cost().charged()).isEqualByComparingTo("0.125");
        assertThat(store.latest("/two")).contains(second);
        assertThat(store.latest("/three")).isEmpty();

        Files.writeString(data.resolve("session-index.jsonl"), "rubbish\n");
        assertThat(store.list()).hasSize(2).anyMatch(s -> s.title().equals("Named") && s.nodes() == 4);
    }

    @Test
    void theDaysCostsAreSummedInTheUsersZone() throws Exception {
        SessionId s = new SessionId("s");
        ZoneId zone = ZoneId.of("Asia/Tokyo");
        LocalDate day = LocalDate.of(2026, 11, 22);
        store.costs().record(day.atTime(0, 0).atZone(zone).toInstant(), s, id(1), "m", Cost.charged("1"));
        store.costs().record(day.atTime(23, 59).atZone(zone).toInstant(), s, id(2), "m", Cost.UNKNOWN);
        store.costs().record(day.plusDays(1).atStartOfDay(zone).toInstant(), s, id(3), "m", Cost.charged("100"));
        store.costs().record(day.atTime(23, 59).atZone(zone).toInstant(), s, id(2), "m", Cost.charged("0.5"));
        restart();
        assertThat(store.costs().sum(day, zone).charged()).isEqualByComparingTo(new BigDecimal("1.5"));
        assertThat(store.costs().sum(day, zone).isExact()).isTrue();
        assertThat(store.costs().sum(day.minusDays(1), zone).known()).isZero();
    }
}
