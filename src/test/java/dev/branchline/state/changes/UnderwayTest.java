package dev.branchline.state.changes;

import dev.branchline.event.Arrived;
import dev.branchline.event.ChangesIntent;
import dev.branchline.model.EntryId;
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
import dev.branchline.model.change.Report;
import dev.branchline.model.change.Wish;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.ui.ChangeFixtures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What was begun comes to its end, whatever keys come meanwhile.
class UnderwayTest {
    private final Scenario s = new Scenario();

    private void operation() {
        Operation operation = new Operation(new OperationId(1), Instant.ofEpochMilli(Scenario.NOON), "Take back a.txt", List.of(), false);
        s.on(new Arrived.LedgerChanged(s.state().conversation().header().id(), new LedgerView(1, List.of(), List.of(operation), List.of())));
    }

    private static FilePlan file() {
        return new FilePlan(FileEdit.of("a.txt", FileState.ABSENT, new FileState.Regular("0".repeat(64), 1, 0644)), Fate.RESTORED, 1, 0, "", List.of());
    }

    private void planned() {
        Effect.PlanChanges asked = s.effects(Effect.PlanChanges.class).getLast();
        s.on(new Arrived.ChangesPlanned(asked.request(), new Plan(1, asked.wish(), "Undo", List.of(file()), "", List.of())));
    }

    private RequestId applying() {
        return s.effects(Effect.ApplyPlan.class).getLast().request();
    }

    private void applied() {
        s.on(new Arrived.ChangesApplied(applying(), new Report("Undo", new OperationId(2), List.of(file()))));
    }

    @Test
    void escWhileItIsWrittenHidesThePageAndNotWhatWasDone() {
        operation();
        s.press("Alt+K");
        planned();
        s.press("Enter", "Esc");
        assertThat(s.state().topOverlay()).isEmpty();
        applied();
        assertThat(s.notices()).anyMatch(n -> n.contains("Undo: a.txt +1 −0."));
        assertThat(s.effects(Effect.Raise.class)).as("the model is told").anyMatch(r -> r.intent().toString().contains("a.txt"));
        assertThat(s.state().changes().undoneAt()).as("it can be done again").hasSize(1);
        assertThat(s.state().changes().underway()).isEqualTo(Underway.NONE);
    }

    @Test
    void theReportTakesThePlaceOfThePreviewAlsoBelowTheHelp() {
        operation();
        s.press("Alt+K").type("?");
        planned();
        s.press("Esc");
        assertThat(page()).isInstanceOfSatisfying(Page.Preview.class, p -> assertThat(p.plan()).isNotNull());
        s.press("Enter").type("?");
        applied();
        s.press("Esc");
        assertThat(page()).isInstanceOfSatisfying(Page.Preview.class, p -> assertThat(p.report()).isNotNull());
    }

    private Page page() {
        return s.state().topOverlay().orElseThrow() instanceof Overlay.Changes(Page p) ? p : new Page.Operations(0, 0, false, 0);
    }

    @Test
    void whatFailsOrIsStaleAfterEscIsSaid() {
        operation();
        s.press("Alt+K");
        planned();
        s.press("Enter", "Esc").on(new Arrived.ChangesFailed(applying(), "The disk is full."));
        assertThat(s.notices()).anyMatch(n -> n.contains("The disk is full."));
        s.press("Alt+K");
        planned();
        s.press("Enter", "Esc").on(new Arrived.ChangesStale(applying(), "a.txt"));
        assertThat(s.notices()).anyMatch(n -> n.contains("a.txt was changed meanwhile. Nothing was written."));
        assertThat(s.state().changes().underway()).isEqualTo(Underway.NONE);
    }

    /// Keys come faster than the disk answers: nothing that was wished is forgotten, and what is held down is wished once.
    @Test
    void wishesThatNeedNoQuestionAreDoneOneAfterTheOther() {
        threeKept();
        List<Wish> asked = new java.util.ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Effect.PlanChanges plan = s.effects(Effect.PlanChanges.class).getLast();
            asked.add(plan.wish());
            planned();
            applied();
        }
        assertThat(s.effects(Effect.PlanChanges.class)).hasSize(3);
        assertThat(asked).doesNotHaveDuplicates().allMatch(w -> w instanceof Wish.Keep);
        assertThat(s.effects(Effect.ApplyPlan.class)).hasSize(3);
        assertThat(s.state().changes().underway()).isEqualTo(Underway.NONE);
        s.on(new ChangesIntent.Leave());
        assertThat(s.state().topOverlay()).isEmpty();
    }

    /// What was wished before, and has a conflict too, comes while the conflicts of another are being settled.
    @Test
    void theConflictsOfOneAreNotPutInThePlaceOfAnothers() {
        threeKept();
        Effect.PlanChanges first = s.effects(Effect.PlanChanges.class).getLast();
        Operation operation = new Operation(new OperationId(1), Instant.ofEpochMilli(Scenario.NOON), "Take back a.txt", List.of(), false);
        s.on(new Arrived.LedgerChanged(
                s.state().conversation().header().id(), new LedgerView(100, s.state().changes().ledger().changes(), List.of(operation), List.of())));
        s.on(new ChangesIntent.Leave()).press("Alt+K");
        conflict(s.effects(Effect.PlanChanges.class).getLast());
        s.press("Enter");
        Page below = page();
        assertThat(below).isInstanceOf(Page.Settling.class);
        assertThat(((Page.Settling) below).preview().wish()).isEqualTo(new Wish.Undo(null));
        conflict(first);
        s.press("Enter");
        assertThat(page()).isInstanceOfSatisfying(Page.Settling.class, p -> assertThat(p.preview().wish()).isEqualTo(first.wish()));
        assertThat(s.state().overlays()).contains(new Overlay.Changes(below));
        s.press("Right").type("n");
        assertThat(s.state().overlays()).as("keys are for what one sees").contains(new Overlay.Changes(below));
    }

    private void conflict(Effect.PlanChanges asked) {
        FilePlan file = new FilePlan(file().edit(), Fate.CONFLICT, 0, 0, "Changed.", List.of(
                new Conflict(List.of("left\n"), List.of("wished\n"), List.of("mine\n"), 3), new Conflict(List.of("x\n"), List.of(), List.of("y\n"), 30)));
        s.on(new Arrived.ChangesPlanned(asked.request(), new Plan(1, asked.wish(), "Undo", List.of(file), "", List.of())));
    }

    private void threeKept() {
        ChangeFixtures changes = new ChangeFixtures();
        for (int i = 1; i <= 3; i++) {
            changes.change(new EntryId("t1"), new EntryId("a1"), "edit_file", "src/" + i + ".txt", "a\n", "b\n");
        }
        s.on(new Arrived.LedgerChanged(s.state().conversation().header().id(), changes.view())).press("F4").type("h");
        for (int i = 0; i < 3; i++) {
            s.type("xxxxx").press("Up");
        }
    }

    /// None stays behind to be done unasked when another comes to its end, much later.
    @Test
    void whatIsStillQueuedWhenAnAnswerBeginsWaitsForItsEnd() {
        threeKept();
        s.on(new ChangesIntent.Leave()).type("go on").press("Enter");
        assertThat(s.state().conversation().activeRunShown()).isPresent();
        List<Wish> queued = s.state().changes().underway().next();
        planned();
        applied();
        assertThat(s.state().changes().underway()).isEqualTo(Underway.NONE);
        assertThat(s.state().changes().waiting()).isEqualTo(queued).hasSize(2);
        assertThat(s.effects(Effect.PlanChanges.class)).hasSize(1);
        s.answer("done");
        assertThat(s.effects(Effect.PlanChanges.class)).as("the first is shown, and applied when it is said so").hasSize(2);
        planned();
        assertThat(s.effects(Effect.ApplyPlan.class)).hasSize(1);
        assertThat(page()).isInstanceOf(Page.Preview.class);
    }
}
