package dev.branchline.state.changes;

import dev.branchline.event.Arrived;
import dev.branchline.event.ChangesIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.FilePlan.Fate;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.LedgerView;
import dev.branchline.model.change.Operation;
import dev.branchline.model.change.Operation.Kind;
import dev.branchline.model.change.OperationId;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Wish;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Taking back what was done: the newest, and all that is newer than a place.
class GoBackTest {
    private final Scenario s = new Scenario();
    private final List<Operation> operations = new ArrayList<>();
    private long version;

    private void did(Kind kind, int of, boolean undone) {
        OperationId id = new OperationId(operations.size() + 1);
        operations.add(new Operation(id, Instant.ofEpochMilli(Scenario.NOON + id.number()), "Take back " + id, List.of(), undone, kind, new OperationId(of)));
    }

    private void undone(int number) {
        Operation o = operations.get(number - 1);
        operations.set(number - 1, new Operation(o.id(), o.at(), o.title(), o.edits(), true, o.kind(), o.of()));
    }

    private void arrive() {
        s.on(new Arrived.LedgerChanged(s.state().conversation().header().id(), new LedgerView(++version, List.of(), List.copyOf(operations), List.of())));
    }

    private static FilePlan file(Fate fate) {
        return new FilePlan(FileEdit.of("a.txt", FileState.ABSENT, new FileState.Regular("0".repeat(64), 1, 0644)), fate, 1, 0, "", List.of());
    }

    /// The newest question to the ledger.
    private Effect.PlanChanges asked() {
        return s.effects(Effect.PlanChanges.class).getLast();
    }

    private void planned(Fate fate) {
        s.on(new Arrived.ChangesPlanned(asked().request(), new Plan(1, asked().wish(), "Undo", List.of(file(fate)), "", List.of())));
    }

    /// Sees what it would come to, says yes, and it is still so.
    private void saidYes(Fate fate) {
        assertThat(asked().wish()).isInstanceOf(Wish.UndoAll.class);
        planned(fate);
        s.press("Enter");
        assertThat(asked().wish()).isInstanceOf(Wish.UndoAll.class);
        planned(fate);
    }

    private Page.Preview preview() {
        Page page = s.state().topOverlay().orElseThrow() instanceof Overlay.Changes(Page p) ? p : new Page.Operations(0, 0, false, 0);
        assertThat(page).isInstanceOf(Page.Preview.class);
        return (Page.Preview) page;
    }

    private void applied(int undone) {
        undone(undone);
        did(Kind.UNDO, undone, false);
        arrive();
        s.on(new Arrived.ChangesApplied(
                s.effects(Effect.ApplyPlan.class).getLast().request(), new Report("Undo", operations.getLast().id(), List.of(file(Fate.RESTORED)))));
    }

    @Test
    void allThatIsNewerIsTakenBackNewestFirstAfterOneYes() {
        did(Kind.ACT, 1, false);
        did(Kind.ACT, 2, false);
        did(Kind.ACT, 3, false);
        arrive();
        s.press("Alt+H", "Down", "Down").type("b");
        assertThat(s.effects(Effect.PlanChanges.class)).as("it asks first").isEmpty();
        s.press("Enter");
        assertThat(asked().wish()).isEqualTo(new Wish.UndoAll(List.of(new OperationId(3), new OperationId(2))));
        saidYes(Fate.RESTORED);
        assertThat(asked().wish()).isEqualTo(new Wish.Undo(new OperationId(3)));
        planned(Fate.RESTORED);
        applied(3);
        assertThat(asked().wish()).isEqualTo(new Wish.Undo(new OperationId(2)));
        planned(Fate.MERGED);
        applied(2);
        assertThat(s.effects(Effect.PlanChanges.class)).hasSize(4);
        assertThat(s.notices()).anyMatch(n -> n.contains("Taken back: 2 of 2."));
        assertThat(preview().report()).as("the report is in its place").isNotNull();
        assertThat(Objects.requireNonNull(preview().report()).files()).isEqualTo(List.of(file(Fate.RESTORED)));
        assertThat(s.state().changes().back()).isNull();
    }

    /// One after the other, and the model is told of each file that was written.
    @Test
    void aSecondTimeWaitsForTheEndOfTheFirst() {
        did(Kind.ACT, 1, false);
        did(Kind.ACT, 2, false);
        did(Kind.ACT, 3, false);
        arrive();
        s.press("Alt+H", "Down", "Down").type("b").press("Enter");
        saidYes(Fate.RESTORED);
        planned(Fate.RESTORED);
        s.press("Esc");
        int asked = s.effects(Effect.PlanChanges.class).size();
        s.press("Alt+H", "Down").type("b").press("Enter");
        assertThat(s.effects(Effect.PlanChanges.class)).hasSize(asked);
        assertThat(s.notices()).anyMatch(n -> n.contains("being taken back already"));
        while (s.state().topOverlay().isPresent()) {
            s.press("Esc");
        }
        applied(3);
        planned(Fate.RESTORED);
        applied(2);
        assertThat(s.notices()).anyMatch(n -> n.contains("Taken back: 2 of 2."));
    }

    @Test
    void whatNeedsTheUserEndsItAndIsShown() {
        did(Kind.ACT, 1, false);
        did(Kind.ACT, 2, false);
        did(Kind.ACT, 3, false);
        arrive();
        s.press("Alt+H", "End").type("b").press("Enter");
        saidYes(Fate.RESTORED);
        planned(Fate.CONFLICT);
        assertThat(s.effects(Effect.ApplyPlan.class)).isEmpty();
        assertThat(s.state().topOverlay()).get().isInstanceOfSatisfying(Overlay.Changes.class, c -> assertThat(c.page()).isInstanceOf(Page.Preview.class));
        assertThat(s.state().changes().back()).isNull();
        assertThat(s.notices()).anyMatch(n -> n.contains("0 of 2"));
    }

    @Test
    void aMoveOrEscTakesTheQuestionBack() {
        did(Kind.ACT, 1, false);
        did(Kind.ACT, 2, false);
        arrive();
        s.press("Alt+H", "Down").type("b").press("Up", "Enter");
        assertThat(asked().wish()).as("the chosen one alone").isEqualTo(new Wish.Undo(new OperationId(2)));
        s.press("Esc").press("Alt+H", "Down").type("b").press("Esc");
        assertThat(s.state().topOverlay()).isPresent();
        s.press("Esc");
        assertThat(s.state().topOverlay()).isEmpty();
        s.press("Alt+H").type("b");
        assertThat(s.notices()).anyMatch(n -> n.contains("Nothing is newer"));
    }

    @Test
    void whatIsNotAsItWasShownIsShownAnew() {
        did(Kind.ACT, 1, false);
        did(Kind.ACT, 2, false);
        arrive();
        s.press("Alt+H", "Down").type("b").press("Enter");
        planned(Fate.RESTORED);
        s.press("Enter");
        planned(Fate.MERGED);
        assertThat(preview().word()).contains("changed meanwhile");
        assertThat(Objects.requireNonNull(preview().plan()).files()).isEqualTo(List.of(file(Fate.MERGED)));
        assertThat(s.effects(Effect.ApplyPlan.class)).isEmpty();
        assertThat(s.state().changes().back()).isNull();
        s.press("Esc");
        assertThat(s.state().topOverlay()).isEmpty();
    }

    @Test
    void escBeforeItIsCertainDoesNothingAndAfterThatTellsTheEnd() {
        did(Kind.ACT, 1, false);
        did(Kind.ACT, 2, false);
        arrive();
        s.press("Alt+H", "Down").type("b").press("Enter");
        planned(Fate.RESTORED);
        s.press("Enter", "Esc");
        planned(Fate.RESTORED);
        assertThat(s.effects(Effect.ApplyPlan.class)).isEmpty();
        assertThat(s.state().changes().back()).isNull();

        s.press("Alt+H", "Down").type("b").press("Enter");
        saidYes(Fate.RESTORED);
        s.press("Esc");
        planned(Fate.RESTORED);
        applied(2);
        assertThat(s.notices()).anyMatch(n -> n.contains("Taken back: 1 of 1."));
        assertThat(s.state().topOverlay()).isEmpty();
    }

    /// A move in the tree is one of the things that were done: by key it is taken back in its turn.
    @Test
    void aMoveInTheTreeBetweenOperationsIsTakenBackInItsTurn() {
        s.turn("one", "first").turn("two", "second");
        EntryId second = s.state().conversation().tree().head().orElseThrow();
        EntryId first = s.state().conversation().tree().pathToRoot(second).get(1).id();
        s.on(new TreeIntent.GoTo(first));
        assertThat(s.state().conversation().tree().head()).contains(first);
        did(Kind.ACT, 1, false);
        did(Kind.ACT, 2, false);
        arrive();
        // Both operations are newer than the move; the oldest row is the move.
        s.press("Alt+H");
        assertThat(OperationRows.of(s.state()).getLast()).isInstanceOf(OperationRows.Row.Move.class);
        s.press("Esc").with(s.state());
        operations.set(0, new Operation(new OperationId(1), Instant.ofEpochMilli(Scenario.NOON - 60_000), "Take back o1", List.of(), false, Kind.ACT, new OperationId(1)));
        arrive();
        assertThat(OperationRows.of(s.state()).get(1)).isInstanceOf(OperationRows.Row.Move.class);
        s.press("Alt+H", "End").type("b").press("Enter");
        assertThat(asked().wish()).isEqualTo(new Wish.UndoAll(List.of(new OperationId(2))));
        saidYes(Fate.RESTORED);
        planned(Fate.RESTORED);
        assertThat(s.state().conversation().tree().head()).as("its turn comes after the operation").contains(first);
        applied(2);
        EntryId head = s.state().conversation().tree().head().orElseThrow();
        assertThat(s.state().conversation().tree().pathToRoot(head)).as("a note to the model may follow").anyMatch(e -> e.id().equals(second));
        assertThat(s.notices()).anyMatch(n -> n.contains("Taken back: 2 of 2."));
        assertThat(preview().report()).isNotNull();
    }

    /// Where no file is concerned, there is nothing to look at: the yes is enough.
    @Test
    void movesAloneAreTakenBackAtOnce() {
        s.turn("one", "first").turn("two", "second");
        List<EntryId> way = s.state().conversation().tree().pathToRoot(s.state().conversation().tree().head().orElseThrow()).stream().map(e -> e.id()).toList();
        s.on(new TreeIntent.GoTo(way.get(1)), new TreeIntent.GoTo(way.get(3)));
        arrive();
        s.press("Alt+H", "Down").type("b").press("Enter");
        assertThat(s.effects(Effect.PlanChanges.class)).isEmpty();
        assertThat(s.state().conversation().tree().head()).contains(way.get(1));
    }

    /// The files of a move do not go back below an answer that may be writing them.
    @Test
    void aMoveWithItsFilesWaitsForTheEndOfTheAnswer() {
        s.turn("one", "first").turn("two", "second");
        List<EntryId> way = s.state().conversation().tree().pathToRoot(s.state().conversation().tree().head().orElseThrow()).stream().map(e -> e.id()).toList();
        s.on(new TreeIntent.GoTo(way.get(1)));
        did(Kind.ACT, 1, false);
        arrive();
        s.with(s.state().with(s.state().conversation().withMoves(s.state().conversation().moves().withFiles(new OperationId(1)))));
        s.type("three").press("Enter", "Alt+U");
        assertThat(s.effects(Effect.PlanChanges.class)).isEmpty();
        assertThat(s.notices()).anyMatch(n -> n.contains("Files went along with that move"));
        assertThat(s.state().conversation().activeRunShown()).isPresent();
    }

    @Test
    void takingBackIsNotItselfTakenBackByTheSameKey() {
        did(Kind.ACT, 1, true);
        did(Kind.UNDO, 1, false);
        arrive();
        s.press("Alt+K");
        assertThat(s.effects(Effect.PlanChanges.class)).isEmpty();
        assertThat(s.notices()).anyMatch(n -> n.contains("nothing to take back"));

        did(Kind.REDO, 1, false);
        operations.set(0, new Operation(new OperationId(1), Instant.EPOCH, "x", List.of(), false));
        arrive();
        s.press("Alt+K");
        assertThat(asked().wish()).isEqualTo(new Wish.Undo(null));
    }

    @Test
    void whatIsNotReadYetIsNotCalledNothing() {
        for (ChangesIntent early : List.of(new ChangesIntent.Review(null), new ChangesIntent.ShowOperations(), new ChangesIntent.Blame(null))) {
            Scenario fresh = new Scenario().on(early);
            assertThat(fresh.notices()).as(early.toString()).anyMatch(n -> n.contains("still being read"));
        }
        s.on(new ChangesIntent.Undo(null));
        assertThat(s.notices()).anyMatch(n -> n.contains("still being read"));
        arrive();
        s.press("F4");
        assertThat(s.notices()).anyMatch(n -> n.contains("No file has been changed"));
        Scenario broken = new Scenario();
        broken.on(new Arrived.LedgerFailed(broken.state().conversation().header().id(), "the disk is gone")).press("F4");
        assertThat(broken.notices()).anyMatch(n -> n.contains("cannot be read: the disk is gone"));
    }
}
