package dev.branchline.state.changes;

import dev.branchline.event.Arrived;
import dev.branchline.event.Input;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Settlement.Choice;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Settling conflicts by keys: what was chosen or written is never lost, and every row can be reached.
class SettleTest {
    private static final Conflict FIRST = new Conflict(List.of("left\n"), List.of("wished\n"), List.of("mine\n"), 3);
    private static final Conflict SECOND = new Conflict(List.of("x\n"), List.of(), List.of("y\n"), 30);

    private final Scenario s = new Scenario();
    private final List<Conflict> conflicts = new ArrayList<>(List.of(FIRST, SECOND));

    @BeforeEach
    void preview() {
        Operation operation = new Operation(new OperationId(1), Instant.ofEpochMilli(Scenario.NOON), "Take back a.txt", List.of(), false);
        s.on(new Arrived.LedgerChanged(s.state().conversation().header().id(), new LedgerView(1, List.of(), List.of(operation), List.of())));
        s.press("Alt+K");
        planned();
        s.press("Enter");
    }

    private void planned() {
        FilePlan file = new FilePlan(
                FileEdit.of("a.txt", FileState.ABSENT, new FileState.Regular("0".repeat(64), 1, 0644)), Fate.CONFLICT, 0, 0, "Changed.", conflicts);
        Effect.PlanChanges asked = s.effects(Effect.PlanChanges.class).getLast();
        s.on(new Arrived.ChangesPlanned(asked.request(), new Plan(1, asked.wish(), "Undo", List.of(file), "", List.of())));
    }

    private Page page() {
        return s.state().topOverlay().orElseThrow() instanceof Overlay.Changes(Page p) ? p : new Page.Operations(0, 0, false, 0);
    }

    private Page.Settling settling() {
        assertThat(page()).isInstanceOf(Page.Settling.class);
        return (Page.Settling) page();
    }

    private void writes(String text) {
        s.type("e").on(new Arrived.EditorReturned(s.effects(Effect.OpenEditor.class).getLast().request(), text));
    }

    @Test
    void whatWasChosenAndWrittenIsThereAgainAfterEsc() {
        writes("by hand\n");
        assertThat(settling().at()).isEqualTo(1);
        s.press("Esc");
        assertThat(page()).isInstanceOf(Page.Preview.class);
        s.press("Enter");
        assertThat(settling().at()).as("the one that is open").isEqualTo(1);
        assertThat(settling().choices()).containsExactly(new Choice.Own("by hand\n"), null);
        // Also when all of it was left, and is wished anew.
        s.press("Esc", "Esc").press("Alt+K");
        planned();
        s.press("Enter");
        assertThat(settling().choices()).containsExactly(new Choice.Own("by hand\n"), null);
        s.press("Left").type("e");
        assertThat(s.effects(Effect.OpenEditor.class).getLast().text()).as("one goes on with it").isEqualTo("by hand\n");
    }

    @Test
    void afterTheFileWasChangedMeanwhileWhatStillFitsIsChosen() {
        s.type("n").type("w");
        Effect.SettleChanges settle = s.effects(Effect.SettleChanges.class).getLast();
        s.on(new Arrived.ChangesStale(settle.request(), "a.txt"));
        assertThat(page()).isInstanceOfSatisfying(Page.Preview.class, p -> assertThat(p.word()).contains("a.txt was changed meanwhile"));
        conflicts.set(1, new Conflict(List.of("x\n"), List.of(), List.of("z\n"), 30));
        planned();
        s.press("Enter");
        assertThat(settling().choices()).containsExactly(new Choice.Now(), null);
        s.type("n");
        assertThat(s.effects(Effect.SettleChanges.class)).hasSize(2);
        s.on(new Arrived.ChangesFailed(s.effects(Effect.SettleChanges.class).getLast().request(), "the disk is gone"));
        assertThat(page()).isInstanceOfSatisfying(Page.Preview.class, p -> assertThat(p.word()).contains("the disk is gone"));
        s.press("Enter").press("Enter");
        assertThat(s.effects(Effect.SettleChanges.class)).as("Enter goes on when all is chosen").hasSize(3);
    }

    /// A line that was added at the top of the file moves every conflict, and alters what stands around it.
    @Test
    void whatWasChosenIsThereAgainWhenTheConflictHasMoved() {
        writes("by hand\n");
        s.type("w");
        conflicts.set(0, moved(FIRST));
        conflicts.set(1, moved(SECOND));
        s.on(new Arrived.ChangesStale(s.effects(Effect.SettleChanges.class).getLast().request(), "a.txt"));
        planned();
        s.press("Enter");
        assertThat(settling().choices()).containsExactly(new Choice.Own("by hand\n"), new Choice.Wished());
    }

    @Test
    void conflictsOfTheSameLinesAreKeptApart() {
        conflicts.set(1, moved(FIRST));
        s.press("Esc", "Esc").press("Alt+K");
        planned();
        s.press("Enter");
        writes("by hand\n");
        s.press("Esc").press("Enter");
        assertThat(settling().choices()).containsExactly(new Choice.Own("by hand\n"), null);
        s.type("n");
        assertThat(s.effects(Effect.SettleChanges.class).getLast().settlements().getFirst().choices())
                .containsExactly(new Choice.Own("by hand\n"), new Choice.Now());
    }

    @Test
    void whatWasWrittenWithAMarkLeftInItIsKeptAndGoneOnWith() {
        String half = "ten minutes of work\n>>>>>>> wished\n";
        writes(half);
        assertThat(settling().choices()).containsExactly(null, null);
        assertThat(s.notices()).anyMatch(n -> n.contains("still marks") && n.contains("kept"));
        s.press("Esc").press("Enter");
        writes("ten minutes of work\n");
        assertThat(s.effects(Effect.OpenEditor.class).getLast().text()).isEqualTo(half);
        assertThat(settling().choices()).containsExactly(new Choice.Own("ten minutes of work\n"), null);
        s.press("Left").type("e");
        assertThat(s.effects(Effect.OpenEditor.class).getLast().text()).as("the draft is done with").isEqualTo("ten minutes of work\n");
    }

    @Test
    void aHeadingUnderlinedInMarkdownIsNoMark() {
        writes("Title\n=======\n");
        assertThat(settling().choices()).containsExactly(new Choice.Own("Title\n=======\n"), null);
        assertThat(s.notices()).as("it may be one all the same").anyMatch(n -> n.contains("with its line ======="));
    }

    @Test
    void noEditorIsOpenedForWhatIsOnItsWayAlready() {
        s.type("n").type("w").type("e");
        assertThat(s.effects(Effect.SettleChanges.class)).hasSize(1);
        assertThat(s.effects(Effect.OpenEditor.class)).isEmpty();
    }

    private static Conflict moved(Conflict c) {
        return new Conflict(c.base(), c.wished(), c.now(), c.line() + 1, List.of("import a;\n"), List.of("}\n"));
    }

    @Test
    void enterGoesToWhatIsOpenAndTellsTheKeys() {
        s.type("n").press("Left", "Enter");
        assertThat(settling().at()).isEqualTo(1);
        s.press("Enter");
        assertThat(settling().at()).isEqualTo(1);
        assertThat(s.notices()).anyMatch(n -> n.contains("Choose which lines"));
    }

    @Test
    void whatTheEditorBringsCountsAlsoBelowTheHelp() {
        s.type("e").type("?");
        assertThat(s.state().topOverlay()).get().isInstanceOf(Overlay.Help.class);
        s.on(new Arrived.EditorReturned(s.effects(Effect.OpenEditor.class).getLast().request(), "by hand\n")).press("Esc");
        assertThat(settling().choices().getFirst()).isEqualTo(new Choice.Own("by hand\n"));
    }

    @ParameterizedTest
    @CsvSource({"160,45", "80,24", "40,12", "30,6", "91,5"})
    void everyRowOfALongLineAndOfManyLinesCanBeReached(int columns, int rows) {
        List<String> many = Collections.nCopies(60, "line\n");
        conflicts.set(0, new Conflict(List.of("l".repeat(1_500) + "\n"), many, List.of("mine\n"), 3, List.of("above\n"), List.of("below\n")));
        s.press("Esc", "Esc").press("Alt+K");
        planned();
        s.press("Enter").on(new Input.Resized(columns, rows));
        int steps = 0;
        SettlePanes panes = panes();
        while (panes.top() < panes.last()) {
            s.press("Down");
            panes = panes();
            assertThat(panes.top()).isEqualTo(++steps);
        }
        for (SettlePanes.Pane pane : panes.panes()) {
            assertThat(panes.top() + Math.max(1, pane.at().height() - 1)).isGreaterThanOrEqualTo(pane.rows().size());
        }
        s.press("Home");
        assertThat(panes().top()).isZero();
        s.press("End");
        assertThat(panes().top()).isEqualTo(panes.last());
    }

    private SettlePanes panes() {
        return SettlePanes.of(settling(), PageBox.of(s.state().panes(), settling()).body());
    }

    /// Nobody waits for it any more.
    @Test
    void aLateAnswerIsLetGo() {
        Page before = page();
        s.on(new Arrived.ChangesStale(new RequestId(999), "a.txt"), new Arrived.EditorReturned(new RequestId(998), null));
        assertThat(page()).isEqualTo(before);
    }
}
