package dev.branchline.state.tools;

import dev.branchline.event.Arrived;
import dev.branchline.event.Elapsed;
import dev.branchline.event.Input;
import dev.branchline.event.ToolEvent;
import dev.branchline.event.ToolIntent;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.FileEdit;
import dev.branchline.model.change.FileState;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PermissionScope;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.Preview;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.Verdict;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// No yes that was not meant, and every answer that was.
class QuestionDialogTest {
    private final Scenario s = new Scenario();
    private RunId run = new RunId(1);

    @BeforeEach
    void aCallIsAskedFor() {
        s.type("one").press("Enter");
        run = s.lastRun();
        s.calls(run, "", "c1 ask_shell rm", "c2 ask_shell ls").prepare(run);
        s.forget();
    }

    private Overlay.Question dialog() {
        return (Overlay.Question) s.state().topOverlay().orElseThrow();
    }

    @Test
    void whatIsTypedBeforeItWasSeenGoesToTheEditor() {
        s.type("y");
        assertThat(s.started()).isEmpty();
        s.on(new ToolIntent.Shown(dialog().number())).type("yes please");
        assertThat(s.started()).isEmpty();
        assertThat(s.text()).isEqualTo("yyes please");
        assertThat(dialog().ready()).isFalse();
    }

    @Test
    void typingOnPutsOffTheTimeFromWhichKeysCount() {
        s.on(new ToolIntent.Shown(dialog().number()));
        long first = dialog().timer();
        s.type("a").on(new Elapsed(first)).type("y");
        assertThat(s.started()).isEmpty();
        assertThat(s.effects(Effect.StartTimer.class)).extracting(Effect.StartTimer::delayMs).containsExactly(400L, 1_000L, 1_000L);
        s.on(new Elapsed(dialog().timer())).type("y");
        assertThat(s.started()).containsExactly("c1");
    }

    @Test
    void keysThatAreMeantForTheFirstDoNotAnswerTheSecond() {
        s.see().type("n").prepare(run);
        assertThat(dialog().ready()).isFalse();
        s.forget().on(new ToolIntent.Shown(dialog().number())).type("y");
        assertThat(s.started()).isEmpty();
    }

    @Test
    void oneDialogTakesThePlaceOfAnotherWithoutPassingOnItsKeys() {
        s.see().press("Esc").type("x").press("Alt+E").type("!").press("Enter");
        RunId other = s.lastRun();
        s.calls(other, "", "d1 ask_shell other").prepare(other).forget().press("Alt+A").see().type("y");
        assertThat(s.started()).hasSize(1);
        String before = s.text();
        s.on(new ToolIntent.Shown(dialog().number())).type("y");
        assertThat(s.started()).hasSize(1);
        assertThat(s.text()).as("for neither").isEqualTo(before);
    }

    @Test
    void enterAndClicksAndPastesSayNothing() {
        s.see().press("Enter").on(new Input.Mouse(Input.MouseKind.DOWN, 1, 20, 10, false, false, false)).paste("y").on(new Input.Typed("yes"));
        assertThat(s.started()).isEmpty();
        assertThat(s.text()).isEqualTo("yyes");
        assertThat(Questions.open(s.state())).hasSize(1);
    }

    @Test
    void whatHoldsForLongIsSaidTwice() {
        s.see().type("p");
        assertThat(s.effects(Effect.Remember.class)).isEmpty();
        s.type("g").type("p");
        assertThat(s.effects(Effect.Remember.class)).as("another key between disarms").isEmpty();
        s.type("p");
        assertThat(s.effects(Effect.Remember.class)).singleElement().extracting(Effect.Remember::scope).isEqualTo(PermissionScope.PROJECT);
        assertThat(s.started()).containsExactly("c1");
    }

    @Test
    void putAwayItWaitsAndComesBack() {
        s.see().press("Esc");
        assertThat(s.state().overlays()).isEmpty();
        assertThat(Questions.open(s.state())).hasSize(1);
        s.type("hello");
        assertThat(s.text()).isEqualTo("hello");
        s.press("Alt+A");
        assertThat(dialog().ready()).as("to be seen again first").isFalse();
        s.see().type("y");
        assertThat(s.started()).containsExactly("c1");
    }

    @Test
    void whatIsOpenedOverItIsAnsweredFirst() {
        s.press("Ctrl+P");
        assertThat(s.state().overlays()).singleElement().isInstanceOf(Overlay.Palette.class);
        s.press("Esc");
        assertThat(dialog().ready()).isFalse();
    }

    @Test
    void hunksCanBeLeftOut() {
        edits();
        s.see().press("Right").press("Space").type("y");
        assertThat(s.effects(Effect.StartCall.class)).singleElement().extracting(Effect.StartCall::approval)
                .isEqualTo(new Approval.Hunks(List.of(new Approval.Hunks.Chosen(0, 0))));
    }

    @Test
    void withoutAnyHunkThereIsNoYes() {
        edits();
        s.see().press("Space").press("Right").press("Space").type("y");
        assertThat(s.started()).isEmpty();
        assertThat(s.notices()).last().asString().contains("Every hunk is left out");
    }

    @Test
    void theProposalCanBeEdited() {
        edits();
        s.see().type("e");
        Effect.OpenEditor editor = s.effects(Effect.OpenEditor.class).getLast();
        assertThat(editor.text()).isEqualTo("1\nb\n3\n4\ne\n");
        s.on(new Arrived.EditorReturned(editor.request(), "mine\n")).type("y");
        assertThat(s.started()).as("to be seen first").isEmpty();
        s.see().type("y");
        assertThat(s.effects(Effect.StartCall.class)).singleElement().extracting(Effect.StartCall::approval).isEqualTo(new Approval.Edited("mine\n"));
        assertThat(s.text()).as("the editor's text was not for the prompt").isEqualTo("y");
    }

    private void edits() {
        LineText before = new LineText("1\n2\n3\n4\n5\n");
        LineText after = new LineText("1\nb\n3\n4\ne\n");
        FileDiff diff = new FileDiff(
                FileEdit.of("a.txt", FileState.ABSENT, FileState.ABSENT), true, before, after,
                List.of(new Hunk(0, 1, 2, 1, 2), new Hunk(1, 4, 5, 4, 5)), List.of());
        s.see().type("n");
        s.on(new ToolEvent.Prepared(run, List.of(new PreparedCall(
                new ToolCall("c2", "ask_shell", "ls"), ToolEffect.WRITES, "edit", Verdict.ASK, "why", null, new Preview.Edits(List.of(diff)), List.of()))));
        s.forget();
    }
}
