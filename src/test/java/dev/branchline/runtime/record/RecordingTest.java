package dev.branchline.runtime.record;

import dev.branchline.event.Arrived;
import dev.branchline.event.Event;
import dev.branchline.event.Input;
import dev.branchline.event.Key;
import dev.branchline.event.SessionIntent;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.TreeIntent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Catalogue;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.ModelInfo;
import dev.branchline.model.Pricing;
import dev.branchline.model.RunId;
import dev.branchline.model.Secret;
import dev.branchline.model.SessionId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Wish;
import dev.branchline.model.tool.Preview;
import dev.branchline.runtime.UiLoop;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What is recorded is what is played; the key is never in it.
class RecordingTest {
    private static final String KEY = "sk-or-v1-5ec7e75ec7e75ec7e7";

    @TempDir
    private Path folder = Path.of("");

    /// All records below a sealed interface, found by reflection: a new event is in this test the day it is made.
    private static List<Class<?>> records(Class<?> sealed) {
        if (sealed.isRecord()) {
            return List.of(sealed);
        }
        return Arrays.stream(sealed.getPermittedSubclasses()).flatMap(c -> records(c).stream()).toList();
    }

    @Test
    void everyEventComesBackAsItWas() throws IOException {
        List<Class<?>> kinds = records(Event.class);
        assertThat(kinds).hasSizeGreaterThan(70);
        Path file = folder.resolve("all.jsonl");
        List<Event> events = new ArrayList<>();
        try (Recorder recorder = new Recorder(file, Scenario.start())) {
            for (Class<?> kind : kinds) {
                Event event = (Event) sample(kind);
                events.add(event);
                recorder.record(new UiLoop.Stamped(events.size(), event), Scenario.start());
            }
        }
        Playback playback = Playback.read(file);
        assertThat(playback.damaged()).isZero();
        for (int i = 0; i < events.size(); i++) {
            Event played = playback.events().get(i).event();
            assertThat(played).isInstanceOf(events.get(i).getClass());
            // A secret is hidden and a tree has no equality: what they are written as is the same.
            assertThat(EventCodec.mapper().writeValueAsString(new UiLoop.Stamped(1, played)))
                    .isEqualTo(EventCodec.mapper().writeValueAsString(new UiLoop.Stamped(1, events.get(i))));
            if (!events.get(i).toString().contains("Secret") && !(played instanceof Arrived.SessionOpened)) {
                assertThat(played).isEqualTo(events.get(i));
            }
        }
        assertThat(Files.readString(file)).doesNotContain(KEY).doesNotContain("sk-or-v1-0000");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    private static Object sample(Class<?> kind) {
        try {
            RecordComponent[] parts = kind.getRecordComponents();
            Object[] values = new Object[parts.length];
            Class<?>[] types = new Class<?>[parts.length];
            for (int i = 0; i < parts.length; i++) {
                types[i] = parts[i].getType();
                values[i] = kind == Key.class && parts[i].getName().equals("codePoint") ? (Object) (int) 'x' : value(parts[i].getGenericType());
            }
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no sample of " + kind, e);
        }
    }

    private static Object value(Type type) {
        if (type instanceof ParameterizedType p) {
            Class<?> raw = (Class<?>) p.getRawType();
            if (raw == Map.class) {
                return p.getActualTypeArguments()[1] instanceof ParameterizedType ? Map.of("chat.send", List.of("Enter")) : Map.of("top_p", 1);
            }
            return raw == Set.class ? Set.of(value(p.getActualTypeArguments()[0])) : List.of(value(p.getActualTypeArguments()[0]));
        }
        Class<?> kind = (Class<?>) type;
        if (kind.isEnum()) {
            return kind.getEnumConstants()[0];
        }
        return switch (kind.getSimpleName()) {
            case "String" -> "text \"quoted\" \u001b 漢 \n";
            case "int", "Integer" -> 7;
            case "long", "Long" -> 8L;
            case "double", "Double" -> 0.5;
            case "boolean", "Boolean" -> true;
            case "BigDecimal" -> new BigDecimal("0.123456789");
            case "Instant" -> Instant.parse("2026-03-14T12:00:00.123Z");
            case "LocalDate" -> LocalDate.parse("2026-03-14");
            case "Duration" -> Duration.ofMillis(1500);
            case "Secret" -> new Secret(KEY);
            case "EntryId" -> EntryId.ofSequence(5);
            case "SessionId" -> new SessionId("20260314-120000-x");
            case "Entry" -> new Entry.AssistantMessage(EntryId.ofSequence(5), null, Instant.EPOCH, "a/b", (Answer) sample(Answer.class));
            case "Cost" -> new Cost.Estimated(new BigDecimal("0.5"));
            case "Ending" -> new Ending.Failed((ApiError) sample(ApiError.class));
            case "SessionTree" -> tree();
            case "Catalogue" -> new Catalogue(List.of((ModelInfo) sample(ModelInfo.class)), Instant.parse("2026-03-14T12:00:00Z"));
            case "Preview" -> new Preview.Edits(List.of((FileDiff) sample(FileDiff.class)));
            case "FileState" -> new FileState.Link("elsewhere");
            case "LineText" -> new LineText("a\nb");
            case "Pricing" -> Pricing.UNKNOWN;
            case "Wish" -> new Wish.Redo();
            case "FileEdit" -> FileEdit.of("a", FileState.ABSENT, FileState.ABSENT);
            default -> sample(kind);
        };
    }

    private static SessionTree tree() {
        Scenario s = new Scenario();
        s.turn("one", "first").turn("two", "second").press("Alt+E").turn("!", "third");
        s.on(new TreeIntent.SetLabel(s.head(), "here"), new SessionIntent.Rename("title"));
        return s.tree();
    }

    @Test
    void aTreeGoesOnWithTheSameIds() {
        SessionTree tree = tree();
        SessionTree again = new SessionTree();
        TreeEntries.of(tree).forEach(again::append);
        assertThat(again.nodes()).isEqualTo(tree.nodes());
        assertThat(again.head()).isEqualTo(tree.head());
        assertThat(again.nextId()).isEqualTo(tree.nextId());
        assertThat(again.title()).contains("title");
        assertThat(again.label(tree.head().orElseThrow())).contains("here");
        assertThat(again.totalCost()).isEqualTo(tree.totalCost());
    }

    @Test
    void theKeyThatIsTypedIsNotRecorded() throws IOException {
        Path file = folder.resolve("key.jsonl");
        AppState asking = Scenario.start().push(new Overlay.KeyEntry("", null, null));
        try (Recorder recorder = new Recorder(file, Scenario.start())) {
            for (int c : KEY.codePoints().toArray()) {
                recorder.record(new UiLoop.Stamped(1, new Input.Typed(Character.toString(c))), asking);
                recorder.record(new UiLoop.Stamped(1, new Input.Pressed(Key.character(c))), asking);
            }
            recorder.record(new UiLoop.Stamped(1, new Input.Pasted(KEY)), asking);
            recorder.record(new UiLoop.Stamped(1, new Input.Pasted(KEY)), Scenario.start());
        }
        assertThat(Files.readString(file)).doesNotContain(KEY);
        assertThat(Playback.read(file).events()).filteredOn(e -> e.event() instanceof Input.Pressed).isEmpty();
        assertThat(Playback.read(file).events()).filteredOn(e -> e.event() instanceof Input.Typed t && !t.text().equals("•")).isEmpty();
    }

    @Test
    void anotherFileIsNotWrittenOver() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "mine");
        assertThatThrownBy(() -> new Recorder(file, Scenario.start())).isInstanceOf(IOException.class).hasMessageContaining("is there already");
        assertThat(file).hasContent("mine");
        assertThatThrownBy(() -> Playback.read(file)).isInstanceOf(IOException.class).hasMessageContaining("is not a recording");
    }

    @Test
    void playedEventsGiveTheSameState() throws IOException {
        Path file = folder.resolve("run.jsonl");
        Scenario live = new Scenario();
        List<Event> events = List.of(
                new Input.Typed("one"), new Input.Pressed(Key.of(Key.Code.ENTER)),
                new StreamEvent.Opened(new RunId(1), "gen-1"),
                new StreamEvent.TextDelta(new RunId(1), "first"),
                new Input.Typed("two"), new Input.Pressed(Key.of(Key.Code.ENTER)),
                new StreamEvent.Finished(new RunId(1), Scenario.whole("first", new RunId(1))),
                new Input.Pressed(Key.of(Key.Code.ESCAPE)), new Input.Typed("draft"), new Input.Resized(90, 30));
        try (Recorder recorder = new Recorder(file, live.state())) {
            for (Event event : events) {
                recorder.record(new UiLoop.Stamped(Scenario.NOON, event), live.state());
                live.on(event);
            }
        }
        Scenario replayed = new Scenario();
        Playback.read(file).events().forEach(e -> replayed.on(e.event()));
        assertThat(replayed.path()).isEqualTo(live.path()).isEqualTo("?one !first ?two");
        assertThat(replayed.tree().nodes()).isEqualTo(live.tree().nodes());
        assertThat(replayed.text()).isEqualTo(live.text());
        assertThat(replayed.state().counters()).isEqualTo(live.state().counters());
        assertThat(replayed.state().panes()).isEqualTo(live.state().panes());
        assertThat(replayed.notices()).isEqualTo(live.notices());
    }
}
