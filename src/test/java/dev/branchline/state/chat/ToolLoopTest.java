package dev.branchline.state.chat;

import dev.branchline.event.ChatIntent;
import dev.branchline.event.Elapsed;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.ToolEvent;
import dev.branchline.event.ToolIntent;
import dev.branchline.event.TreeIntent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import dev.branchline.state.Effect;
import dev.branchline.state.Scenario;
import dev.branchline.state.tools.Questions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Turns with tools, transition by transition. After each test what was to be written gives the same tree.
class ToolLoopTest {
    private final Scenario s = new Scenario();

    @AfterEach
    void theDiskSaysTheSame() {
        assertThat(s.reloaded().head()).isEqualTo(s.tree().head());
        assertThat(s.reloaded().nodes()).isEqualTo(s.tree().nodes());
    }

    private RunId ask(String prompt) {
        s.type(prompt).press("Enter");
        return s.lastRun();
    }

    private List<ChatMessage> sent() {
        return s.effects(Effect.StartRun.class).getLast().request().messages();
    }

    private List<String> results() {
        return sent().stream().flatMap(m -> m instanceof ChatMessage.Tool t ? java.util.stream.Stream.of(t.content()) : null).toList();
    }

    @Test
    void resultsGoBackAndTheModelGoesOnInTheSameRun() {
        RunId run = ask("one");
        s.calls(run, "I look", "c1 read_file {\"path\":\"a\"}").prepare(run);
        assertThat(s.started()).containsExactly("c1");
        s.done(run, "c1", "text of a");
        assertThat(s.effects(Effect.StartRun.class)).hasSize(2).allMatch(e -> e.run().equals(run) && e.tools());
        assertThat(results()).containsExactly("text of a");
        s.answer(run, "done");
        assertThat(s.path()).isEqualTo("?one !I look =text of a !done");
        assertThat(s.state().conversation().runs()).isEmpty();
    }

    @Test
    void readersRunSideBySideAndTheirResultsKeepTheOrderOfTheCalls() {
        RunId run = ask("one");
        s.calls(run, "", "c1 read_a", "c2 read_b", "c3 read_c").prepare(run);
        assertThat(s.started()).containsExactly("c1", "c2", "c3");
        s.done(run, "c3", "C").done(run, "c1", "A");
        assertThat(s.path()).as("what is due is told at once").isEqualTo("?one ! =A");
        s.done(run, "c2", "B");
        assertThat(results()).containsExactly("A", "B", "C");
    }

    @Test
    void aWriterWaitsForWhatStandsBeforeItAndIsWaitedFor() {
        RunId run = ask("one");
        s.calls(run, "", "c1 read_a", "c2 write_b", "c3 read_c", "c4 write_d").prepare(run);
        assertThat(s.started()).containsExactly("c1");
        s.done(run, "c1", "A");
        assertThat(s.started()).containsExactly("c1", "c2");
        assertThat(s.effects(Effect.PrepareCalls.class)).as("what stands behind a writer is looked at once that is done").hasSize(1);
        s.done(run, "c2", "B");
        assertThat(s.effects(Effect.PrepareCalls.class).getLast().calls()).extracting(ToolCall::id).containsExactly("c3", "c4");
        s.prepare(run).done(run, "c3", "C").done(run, "c4", "D");
        assertThat(s.started()).containsExactly("c1", "c2", "c3", "c4");
        assertThat(results()).containsExactly("A", "B", "C", "D");
    }

    @Test
    void whatIsRefusedOrDeniedGetsItsResultWithoutRunning() {
        RunId run = ask("one");
        s.calls(run, "", "c1 bad_tool", "c2 deny_write", "c3 read_a").prepare(run);
        assertThat(s.started()).containsExactly("c3");
        s.done(run, "c3", "A");
        assertThat(results()).containsExactly("no such thing", "Denied: because", "A");
    }

    @Test
    void theLastCallOfAnAnswerThatWasCutIsNotRun() {
        RunId run = ask("one");
        Answer plain = Scenario.whole("", run);
        s.on(new StreamEvent.Finished(run, new Answer(
                "", "", null, List.of(new ToolCall("c1", "read_a", "{}"), new ToolCall("c2", "write_b", "{\"path\":\"x")), List.of(), null, List.of(),
                new Ending.Complete("length", null), plain.usage(), plain.servedBy(), null, plain.timing())));
        assertThat(s.effects(Effect.PrepareCalls.class).getLast().calls()).extracting(ToolCall::id).containsExactly("c1");
        s.prepare(run).done(run, "c1", "A");
        assertThat(results()).hasSize(2).last().asString().contains("limit of tokens");
    }

    @Test
    void theUserIsAskedOneByOneAndMayRejectWithAReason() {
        RunId run = ask("one");
        s.calls(run, "", "c1 ask_shell a", "c2 ask_shell b").prepare(run);
        assertThat(Questions.open(s.state())).hasSize(1);
        assertThat(Questions.toCome(s.state())).isEqualTo(1);
        s.see().press("r").type("use c").press("Enter");
        s.prepare(run).see().press("y");
        assertThat(s.started()).containsExactly("c2");
        s.done(run, "c2", "B");
        assertThat(results()).containsExactly("The user rejected this call. The user says: use c", "B");
    }

    @Test
    void aYesForTheSessionCoversWhatWaitsElsewhere() {
        RunId left = ask("one");
        s.press("Alt+E").type("!").press("Enter");
        RunId right = s.lastRun();
        s.calls(left, "", "c1 ask_shell a").prepare(left).calls(right, "", "c1 ask_shell b").prepare(right);
        assertThat(Questions.open(s.state())).extracting(Questions.Question::run).containsExactly(left, right);
        s.see().press("s");
        assertThat(s.effects(Effect.Remember.class)).hasSize(1);
        assertThat(s.effects(Effect.StartCall.class)).as("one workspace, one writer").extracting(Effect.StartCall::run).containsExactly(left);
        s.done(left, "c1", "L");
        assertThat(s.effects(Effect.StartCall.class)).extracting(Effect.StartCall::run).containsExactly(left, right);
    }

    @Test
    void runsOnTwoBranchesKeepTheirResultsApart() {
        RunId left = ask("one");
        s.press("Alt+E").type("!").press("Enter");
        RunId right = s.lastRun();
        s.calls(left, "L", "c1 read_a").prepare(left).calls(right, "R", "c1 read_b").prepare(right);
        s.done(right, "c1", "right").done(left, "c1", "left");
        s.answer(left, "L2").answer(right, "R2");
        assertThat(s.path()).isEqualTo("?one! !R =right !R2");
        assertThat(s.tree().pathToRoot(s.tree().newestLeaf(s.tree().children(null).getFirst()).orElseThrow())).hasSize(4);
    }

    @Test
    void stopWhileTheCallsAreLookedAt() {
        RunId run = ask("one");
        s.calls(run, "I look", "c1 read_a", "c2 write_b").press("Esc");
        assertThat(s.effects(Effect.StopCalls.class)).hasSize(1);
        assertThat(s.path()).isEqualTo("?one !I look =" + RoundUpdate.STOPPED + " =" + RoundUpdate.STOPPED);
        assertThat(s.state().conversation().runs()).isEmpty();
        int entries = s.tree().size();
        s.on(new ToolEvent.Prepared(run, List.of(Scenario.look(new ToolCall("c1", "read_a", "{}")))));
        assertThat(s.tree().size()).as("late events fall").isEqualTo(entries);
    }

    @Test
    void stopWhileToolsRunWaitsForWhatTheyBroughtAndNotForEver() {
        RunId run = ask("one");
        s.calls(run, "", "c1 read_a", "c2 read_b", "c3 write_c").prepare(run).done(run, "c2", "B");
        s.on(new ToolEvent.Output(run, "c1", "half"));
        s.press("Esc");
        assertThat(s.state().conversation().run(run)).isNotNull();
        s.on(new ToolEvent.Finished(run, "c1", ToolOutcome.failure("killed")));
        assertThat(s.path()).isEqualTo("?one ! =killed =B =" + RoundUpdate.STOPPED);
        assertThat(s.state().conversation().runs()).isEmpty();
    }

    @Test
    void aToolThatDoesNotEndIsGivenUp() {
        RunId run = ask("one");
        s.calls(run, "", "c1 shell x").prepare(run).on(new ToolEvent.Output(run, "c1", "half"));
        s.press("Esc");
        s.on(new Elapsed(s.effects(Effect.StartTimer.class).getLast().timerId() - 99));
        assertThat(s.state().conversation().runs()).hasSize(1);
        s.effects(Effect.StartTimer.class).stream().filter(t -> t.delayMs() == 3_000).forEach(t -> s.on(new Elapsed(t.timerId())));
        assertThat(s.state().conversation().runs()).isEmpty();
        assertThat(s.path()).contains("Stopped by the user while it ran.\nIts output until then:\nhalf");
        s.press("Alt+C").answer("on");
        assertThat(s.path()).endsWith("!on");
    }

    @Test
    void stopWhileAQuestionWaitsKeepsThePromptsThatWait() {
        RunId run = ask("one");
        s.calls(run, "", "c1 ask_shell x").prepare(run).see().press("Esc");
        s.type("two").press("Enter");
        assertThat(s.state().conversation().queued()).hasSize(1);
        s.press("Esc");
        assertThat(s.text()).isEqualTo("two");
        assertThat(s.path()).isEqualTo("?one ! =" + RoundUpdate.STOPPED);
        assertThat(s.state().overlays()).isEmpty();
    }

    @Test
    void promptsWaitForTheEndOfTheTurn() {
        RunId run = ask("one");
        s.type("two").press("Enter");
        s.calls(run, "", "c1 read_a").prepare(run).done(run, "c1", "A");
        assertThat(s.state().conversation().queued()).hasSize(1);
        s.answer(run, "done").answer("second");
        assertThat(s.path()).isEqualTo("?one ! =A !done ?two !second");
    }

    @Test
    void whatALaterRoundFailsWithKeepsAllBefore() {
        RunId run = ask("one");
        s.calls(run, "I look", "c1 read_a").prepare(run).done(run, "c1", "A");
        ApiError error = ApiError.of(ApiError.Kind.NETWORK, "broke");
        s.on(new StreamEvent.Failed(run, error, Answer.empty(new Ending.Failed(error))));
        assertThat(s.path()).isEqualTo("?one !I look =A");
        s.press("Ctrl+R").answer("done");
        assertThat(s.path()).isEqualTo("?one !I look =A !done");
        assertThat(results()).containsExactly("A");
    }

    @Test
    void askingALaterAnswerAgainMakesASiblingOfIt() {
        RunId run = ask("one");
        s.calls(run, "I look", "c1 read_a").prepare(run).done(run, "c1", "A").answer(run, "done");
        s.press("Ctrl+R").answer("other");
        assertThat(s.path()).isEqualTo("?one !I look =A !other");
        EntryId result = s.tree().parent(s.head()).orElseThrow();
        assertThat(s.tree().children(result)).hasSize(2);
    }

    @Test
    void whoGoesToAnAnswerWithCallsStandsBelowTheirResults() {
        RunId run = ask("one");
        s.calls(run, "I look", "c1 read_a", "c2 read_b").prepare(run).done(run, "c1", "A").done(run, "c2", "B").answer(run, "done");
        s.on(new TreeIntent.GoTo(s.tree().nodes().get(1).id()));
        assertThat(s.path()).isEqualTo("?one !I look =A =B");
        s.turn("two", "second");
        assertThat(s.path()).isEqualTo("?one !I look =A =B ?two !second");
        assertThat(results()).containsExactly("A", "B");
    }

    @Test
    void callsThatAKillLeftOpenGetAResultBeforeAnythingFollows() {
        RunId run = ask("one");
        s.calls(run, "I look", "c1 read_a", "c2 write_b").prepare(run).done(run, "c1", "A");
        // As after a kill: the same entries, and nothing runs.
        Scenario again = new Scenario();
        List<Entry> entries = s.effects(Effect.Append.class).stream().flatMap(a -> a.entries().stream()).toList();
        entries.forEach(again.tree()::append);
        again.turn("two", "second");
        assertThat(again.path()).isEqualTo("?one !I look =A =" + OpenCalls.INTERRUPTED + " ?two !second");

        Scenario goesOn = new Scenario();
        entries.forEach(goesOn.tree()::append);
        goesOn.press("Alt+C").answer("done");
        assertThat(goesOn.path()).isEqualTo("?one !I look =A =" + OpenCalls.INTERRUPTED + " !done");
    }

    @Test
    void theThirdSameCallInARowIsAskedFor() {
        RunId run = ask("one");
        for (int i = 0; i < 2; i++) {
            s.calls(run, "", "c" + i + " read_a same").prepare(run).done(run, "c" + i, "A");
        }
        s.calls(run, "", "c9 read_a same").prepare(run);
        assertThat(Questions.open(s.state())).singleElement()
                .isInstanceOfSatisfying(Questions.MayRun.class, q -> assertThat(q.why()).contains("3 times in a row"));
        s.see().press("y");
        assertThat(s.started()).endsWith("c9");
    }

    @Test
    void afterTheGrantedRoundsTheUserIsAskedToGoOn() {
        s.on(new ToolIntent.SetLimit(2));
        RunId run = ask("one");
        s.calls(run, "", "c1 read_a 1").prepare(run).done(run, "c1", "A").calls(run, "", "c2 read_a 2").prepare(run).done(run, "c2", "B");
        assertThat(s.effects(Effect.StartRun.class)).hasSize(2);
        assertThat(Questions.open(s.state())).singleElement().isInstanceOf(Questions.GoOn.class);
        s.see().press("y");
        assertThat(s.effects(Effect.StartRun.class)).hasSize(3);
        s.calls(run, "", "c3 read_a 3").prepare(run).done(run, "c3", "C").calls(run, "", "c4 read_a 4").prepare(run).done(run, "c4", "D");
        s.see().press("n");
        assertThat(s.state().conversation().runs()).isEmpty();
        assertThat(s.path()).isEqualTo("?one ! =A ! =B ! =C ! =D");
    }

    @Test
    void readOnlyTellsNoToWhatWaitsToWrite() {
        RunId run = ask("one");
        s.calls(run, "", "c1 ask_shell x", "c2 read_a").prepare(run).see();
        s.on(new ToolIntent.SetReadOnly(true));
        assertThat(s.effects(Effect.SetReadOnly.class)).hasSize(1);
        s.prepare(run).done(run, "c2", "A");
        assertThat(results()).containsExactly(RoundUpdate.READ_ONLY, "A");
    }

    @Test
    void aCallThatMustBeAskedForAgainIsNotTakenForRunning() {
        RunId run = ask("one");
        s.calls(run, "", "c1 ask_write x").prepare(run).see().press("y");
        PreparedCall changed = Scenario.look(new ToolCall("c1", "ask_write", "x"));
        s.on(new ToolEvent.Prepared(run, List.of(changed)));
        assertThat(Questions.open(s.state())).hasSize(1);
        s.see().press("y").done(run, "c1", "A");
        assertThat(results()).containsExactly("A");
    }

    @Test
    void notesWaitForTheTurnAndGoWithTheNextPrompt() {
        RunId run = ask("one");
        s.calls(run, "", "c1 read_a").prepare(run);
        s.on(new ChatIntent.NoteToModel("hunk 2 was reverted"));
        s.done(run, "c1", "A").answer(run, "done");
        assertThat(s.path()).isEqualTo("?one ! =A !done *hunk 2 was reverted");
        s.turn("two", "second");
        assertThat(sent().get(4)).isInstanceOfSatisfying(ChatMessage.User.class, u -> assertThat(u.text()).contains("hunk 2"));
        s.on(new ChatIntent.NoteToModel("all is back"));
        assertThat(s.path()).endsWith("?two !second *all is back");
    }

    @Test
    void quittingWaitsForNothing() {
        RunId run = ask("one");
        s.calls(run, "", "c1 shell x").prepare(run).press("Ctrl+Q");
        assertThat(s.effects().getLast()).isInstanceOf(Effect.Quit.class);
        assertThat(s.path()).contains("Stopped by the user while it ran.");
    }
}
