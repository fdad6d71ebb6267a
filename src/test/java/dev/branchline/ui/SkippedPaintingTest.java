package dev.branchline.ui;

import dev.branchline.event.ChatIntent;
import dev.branchline.event.ComposerIntent;
import dev.branchline.event.ModelIntent;
import dev.branchline.event.OverlayIntent;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.TreeIntent;
import dev.branchline.event.ViewIntent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Cost;
import dev.branchline.model.CostSum;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.Settings;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.context.ContextFiles;
import dev.branchline.state.AppState;
import dev.branchline.state.Counters;
import dev.branchline.state.KeyState;
import dev.branchline.state.Quitting;
import dev.branchline.state.Spending;
import dev.branchline.state.Surroundings;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.context.FileContext;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Notice;
import dev.branchline.state.view.Rect;
import dev.branchline.ui.debug.DebugFigures;
import dev.branchline.ui.overlay.Overlays;
import dev.branchline.ui.tree.TreePainter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Panes and rows that are not painted again must look as if they were: a screen that skips beside one that never does.
class SkippedPaintingTest {
    private static final int STEPS = 150;
    private static final List<OverlayIntent.Kind> KINDS = List.of(OverlayIntent.Kind.values());
    private static final List<String> PIECES = List.of(
            "word ", "**bold** ", "\n\n", "- item\n", "```java\nint x = 1;\n", "```\n\n", "日本語 ", "| a | b |\n|---|---|\n| 1 | 2 |\n", "> quoted ",
            "a long sentence that is about as wide as the pane and then some more of it, so that it wraps ", "👨‍👩‍👧 ", "\n1. one\n2. two\n");

    private final StateFixtures fixture;
    private final TestScreen skipping;
    private final TestScreen whole;
    private long lastStep = -1;

    SkippedPaintingTest() {
        fixture = new StateFixtures(120, 40);
        skipping = screen(fixture.state());
        whole = screen(fixture.state());
    }

    private static TestScreen screen(AppState state) {
        return new TestScreen(state, new TreePainter(), new Overlays(() -> DebugFigures.NONE));
    }

    private void check(String after) {
        skipping.paint(fixture.state(), fixture.now());
        whole.view.repaint();
        whole.paint(fixture.state(), fixture.now());
        long step = Overlooks.Time.STEPS.of(fixture.now());
        Geometry geometry = Geometry.of(fixture.state());
        // What tells of a running answer goes with the spinner's steps.
        boolean waits = step == lastStep && !fixture.state().conversation().runs().isEmpty();
        List<Rect> waiting = waits ? List.of(geometry.side(), geometry.status(), geometry.title()) : List.of();
        lastStep = step;
        for (int row = 0; row < whole.rows(); row++) {
            for (int column = 0; column < whole.columns(); column++) {
                if (isIn(waiting, column, row)) {
                    continue;
                }
                if (!skipping.screen.textAt(column, row).equals(whole.screen.textAt(column, row))) {
                    assertThat(skipping.text()).as("%s: at %d, %d", after, column, row).isEqualTo(whole.text());
                }
                if (!skipping.style(column, row).equals(whole.style(column, row))) {
                    assertThat(skipping.style(column, row)).as("%s: style at %d, %d", after, column, row).isEqualTo(whole.style(column, row));
                }
            }
        }
        assertThat(skipping.cursor()).as(after).isEqualTo(whole.cursor());
    }

    private static boolean isIn(List<Rect> places, int column, int row) {
        return places.stream().anyMatch(p -> column >= p.column() && column < p.column() + p.width() && row >= p.row() && row < p.row() + p.height());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void looksAsPaintedWhole(long seed) {
        Random random = new Random(seed);
        StringBuilder done = new StringBuilder("seed " + seed);
        for (int i = 0; i < STEPS; i++) {
            String step = step(random);
            done.append(' ').append(step);
            check(done.toString());
        }
    }

    private String step(Random random) {
        int what = random.nextInt(40);
        boolean running = fixture.state().conversation().activeRunShown().isPresent();
        if (running && what < 22) {
            fixture.wait(random.nextInt(9)).streamed(PIECES.get(random.nextInt(PIECES.size())));
            return "streamed";
        }
        switch (what) {
            case 0, 1, 2, 3 -> fixture.type(random.nextInt(6) == 0 ? "/" : "tipped 字 ");
            case 4, 5, 6, 7, 8, 22 -> {
                fixture.send("A question about all this");
                fixture.state().conversation().activeRunShown().ifPresent(_ -> fixture.opened());
            }
            case 9 -> fixture.user("before").answer("An answer\n\nof rows\n\n- one\n- two");
            case 10 -> fixture.on(new TreeIntent.Move(random.nextInt(5) - 2));
            case 11 -> fixture.on(new TreeIntent.Enter());
            case 12 -> fixture.on(new ChatIntent.Retry());
            case 13 -> fixture.on(new TreeIntent.ToggleFold());
            case 14 -> fixture.on(new TreeIntent.SwitchBranch(1));
            case 15 -> fixture.on(new ComposerIntent.Stash());
            case 16 -> fixture.on(new ComposerIntent.Paste("pasted\n".repeat(1 + random.nextInt(6))));
            case 17, 23 -> fixture.on(new ViewIntent.Scroll(random.nextInt(30) - 15));
            case 18 -> fixture.on(new ViewIntent.ScrollToEnd(random.nextInt(3) == 0));
            case 19 -> fixture.on(new ViewIntent.FocusNext(random.nextBoolean()));
            case 20 -> fixture.on(new ViewIntent.ToggleSidePanel());
            case 21 -> fixture.size(20 + random.nextInt(140), 3 + random.nextInt(50));
            case 24 -> fixture.size(120, 40);
            case 25 -> fixture.theme(random.nextBoolean() ? "light" : "dark");
            case 26 -> fixture.on(new OverlayIntent.Open(KINDS.get(random.nextInt(KINDS.size()))));
            case 27, 28 -> fixture.on(new OverlayIntent.Close());
            case 29 -> fixture.notice(Notice.Level.ERROR, random.nextBoolean() ? "short" : "A message that is long. ".repeat(20));
            case 30 -> fixture.on(new ViewIntent.DismissNotice());
            case 31 -> fixture.wait(random.nextInt(100_000_000));
            case 32 -> fixture.on(new ViewIntent.ToggleAllReasoning());
            case 33 -> fixture.on(new ViewIntent.ToggleDebug());
            case 34 -> running(run -> fixture.on(new StreamEvent.ReasoningDelta(run.id(), "I think so. ")));
            case 35 -> running(run -> fixture.on(new StreamEvent.Finished(run.id(), StateFixtures.whole(run.text().toString()))));
            case 36 -> running(run -> {
                ApiError error = ApiError.of(ApiError.Kind.NETWORK, "gone");
                fixture.on(new StreamEvent.Failed(run.id(), error, Answer.empty(new Ending.Failed(error))));
            });
            case 37 -> fixture.on(new ModelIntent.SetEffort(random.nextBoolean() ? "low" : null));
            case 38 -> fixture.on(new ViewIntent.WidenSidePanel(random.nextInt(21) - 10));
            default -> fixture.on(new TreeIntent.GoTo(null));
        }
        return Integer.toString(what);
    }

    private void running(Consumer<LiveRun> change) {
        fixture.state().conversation().runs().values().stream().filter(LiveRun::isActive).findFirst().ifPresent(change);
    }

    /// What is added to the state belongs in here: a change of it that some pane shows, if any does.
    @Test
    void everyPartOfTheStateIsSeen() {
        Map<String, UnaryOperator<AppState>> changes = new LinkedHashMap<>();
        changes.put("surroundings", s -> new AppState(
                new Surroundings("/elsewhere", "/home/ada", "", true, "0.3"), s.settings(), s.panes(), s.conversation(), s.viewport(), s.treePanel(),
                s.composer(), s.models(), s.key(), s.changes(), s.overlays(), s.notices(), s.spending(), s.counters(), s.quitting(), s.tools(), s.context()));
        changes.put("settings", s -> s.with(Settings.DEFAULTS.withModel("other/model")));
        changes.put("panes", s -> s.with(s.panes().withFocus(ViewIntent.Pane.SIDE)));
        changes.put("conversation", s -> {
            s.conversation().tree().setHead(s.conversation().shown().getFirst().id());
            return s;
        });
        changes.put("viewport", s -> s.with(s.viewport().toggleAll()));
        changes.put("treePanel", s -> s.with(s.treePanel().fold(s.conversation().shown().getFirst().id(), true)));
        changes.put("composer", s -> s.with(s.composer().putBefore("text")));
        changes.put("models", s -> s.with(s.models().use("other/model")));
        changes.put("key", s -> s.with(new KeyState.Missing()));
        changes.put("notices", s -> s.withNotices(List.of(new Notice(9, Notice.Level.ERROR, "told"))));
        changes.put("spending", s -> s.with(Spending.NONE.withToday(CostSum.ZERO.plus(Cost.charged("7")))));
        changes.put("counters", s -> s.with(Counters.START));
        changes.put("quitting", s -> s.with(Quitting.NOT));
        changes.put("tools", s -> s.with(s.tools().withReadOnly(true)));
        changes.put("context", s -> s.with(FileContext.none().with(new ContextFiles(
                List.of(), List.of(new ContextFiles.Missing("gone", Attachment.Use.PINNED, "gone")), List.of()))));
        changes.put("overlays", s -> s);
        changes.put("changes", s -> {
            EntryId head = s.conversation().shown().getLast().id();
            ChangeFixtures made = new ChangeFixtures();
            made.change(head, head, "edit_file", "a.txt", "a", "b");
            return made.into(fixture).state();
        });
        assertThat(changes.keySet()).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(AppState.class.getRecordComponents()).map(RecordComponent::getName).toList());
        fixture.user("A question").answer("An answer").user("Another").answer("One more");
        check("start");
        changes.forEach((part, change) -> {
            fixture.change(change);
            check(part);
        });
    }
}
