package dev.branchline.state.chat;

import dev.branchline.event.Arrived;
import dev.branchline.event.ChatIntent;
import dev.branchline.event.ModelIntent;
import dev.branchline.event.StreamEvent;
import dev.branchline.event.TreeIntent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.ChatMessage;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionId;
import dev.branchline.model.Usage;
import dev.branchline.session.Entry;
import dev.branchline.state.Effect;
import dev.branchline.state.KeyState;
import dev.branchline.state.Scenario;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.UsageRows;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Asking, stopping, asking again, on every kind of head. After each test what was to be written gives the same tree.
class ChatScenarioTest {
    private final Scenario s = new Scenario();

    @AfterEach
    void theDiskSaysTheSame() {
        assertThat(s.reloaded().head()).isEqualTo(s.tree().head());
        assertThat(s.reloaded().nodes()).isEqualTo(s.tree().nodes());
    }

    private ApiError error() {
        return ApiError.of(ApiError.Kind.NETWORK, "The connection broke.");
    }

    private void fail(RunId run, String partial) {
        Answer answer = Scenario.whole(partial, run).withEnding(new Ending.Failed(error()));
        s.on(new StreamEvent.Failed(run, error(), answer));
    }

    @Test
    void aTurnStandsBelowTheHead() {
        s.turn("one", "first").turn("two", "second");
        assertThat(s.path()).isEqualTo("?one !first ?two !second");
        assertThat(s.effects(Effect.StartRun.class).getLast().request().messages()).hasSize(3);
        assertThat(s.state().conversation().runs()).isEmpty();
        assertThat(s.text()).isEmpty();
    }

    @Test
    void askingOnBelowAFailureKeepsItsReason() {
        s.type("one").press("Enter");
        fail(s.lastRun(), "");
        s.turn("two", "second");
        assertThat(s.path()).isEqualTo("?one ! ?two !second");
        assertThat(s.tree().totalCost().unknown()).as("what was refused is not charged").isZero();
        assertThat(s.effects(Effect.StartRun.class).getLast().request().messages()).extracting(Object::getClass)
                .as("an empty answer is not sent").containsExactly(ChatMessage.User.class, ChatMessage.User.class);
    }

    @Test
    void withoutAKeyTheTextStaysAndTheKeyIsAskedFor() {
        s.with(s.state().with(new KeyState.Missing())).type("one").press("Enter");
        assertThat(s.state().topOverlay()).containsInstanceOf(Overlay.KeyEntry.class);
        assertThat(s.text()).isEqualTo("one");
        assertThat(s.tree().size()).isZero();
    }

    @Test
    void whatIsTypedAheadIsAskedInOrder() {
        s.type("one").press("Enter");
        s.type("two").press("Enter").type("three").press("Enter");
        assertThat(s.state().conversation().queued()).hasSize(2);
        s.answer("first");
        assertThat(s.path()).isEqualTo("?one !first ?two");
        s.answer("second").answer("third");
        assertThat(s.path()).isEqualTo("?one !first ?two !second ?three !third");
    }

    @Test
    void theNewestOfTheQueueCanBeTakenBack() {
        s.type("one").press("Enter").type("two").press("Enter").type("three").press("Enter");
        s.type("x").press("Alt+Q");
        assertThat(s.text()).isEqualTo("three\nx");
        assertThat(s.state().conversation().queued()).singleElement().extracting(Conversation.Queued::text).isEqualTo("two");
    }

    @Test
    void stopKeepsWhatCameAndTheQueueComesBackInOrder() {
        s.type("one").press("Enter");
        s.on(new StreamEvent.Opened(s.lastRun(), "gen-1"), new StreamEvent.TextDelta(s.lastRun(), "fir"));
        s.type("two").press("Enter").type("three").press("Enter").type("four").press("Esc");
        assertThat(s.path()).isEqualTo("?one !fir");
        assertThat(s.text()).isEqualTo("two\nthree\nfour");
        assertThat(s.effects(Effect.AbortRun.class)).hasSize(1);
        assertThat(s.effects(Effect.Audit.class)).singleElement().extracting(Effect.Audit::generationId).isEqualTo("gen-1");
    }

    @Test
    void lateEventsOfAStoppedRunDoNothing() {
        s.type("one").press("Enter");
        RunId run = s.lastRun();
        s.on(new StreamEvent.TextDelta(run, "fir")).press("Esc");
        int done = s.effects().size();
        s.on(new StreamEvent.TextDelta(run, "st"), new StreamEvent.Finished(run, Scenario.whole("first", run)));
        assertThat(s.effects()).hasSize(done);
    }

    @Test
    void stoppedBeforeTheServerHadItLeavesNoAnswer() {
        s.type("one").press("Enter").press("Esc");
        assertThat(s.path()).isEqualTo("?one");
        s.press("Ctrl+R");
        assertThat(s.effects(Effect.StartRun.class)).hasSize(2);
        s.answer("first");
        assertThat(s.path()).isEqualTo("?one !first");
    }

    @Test
    void stoppedAfterTheServerHadItKeepsAPlaceForTheCost() {
        s.type("one").press("Enter");
        s.on(new StreamEvent.Opened(s.lastRun(), "gen-1")).press("Esc");
        assertThat(s.path()).isEqualTo("?one !");
        assertThat(s.tree().cost(s.head())).isInstanceOf(Cost.Unknown.class);
        assertThat(s.effects(Effect.Audit.class)).hasSize(1);
        s.press("Alt+C");
        assertThat(s.path()).as("nothing to go on from: asked again").isEqualTo("?one");
        s.answer("first").turn("two", "second");
        assertThat(s.path()).isEqualTo("?one !first ?two !second");
        assertThat(s.effects(Effect.StartRun.class).getLast().request().messages()).extracting(Object::getClass)
                .containsExactly(ChatMessage.User.class, ChatMessage.Assistant.class, ChatMessage.User.class);
    }

    @Test
    void aRunThatFailedWithNothingIsAskedAgainByEnter() {
        s.type("one").press("Enter");
        fail(s.lastRun(), "");
        assertThat(s.state().conversation().shownRun()).isPresent();
        assertThat(s.state().conversation().anyActive()).isFalse();
        s.press("Enter").answer("first");
        assertThat(s.path()).isEqualTo("?one !first");
        assertThat(s.state().conversation().runs()).isEmpty();
    }

    @Test
    void aPartialAnswerCanBeContinuedAndAskedAgain() {
        s.type("one").press("Enter");
        fail(s.lastRun(), "fir");
        assertThat(s.path()).isEqualTo("?one !fir");
        s.press("Alt+C").answer("st");
        assertThat(s.state().conversation().shown()).hasSize(4);
        EntryId partial = s.state().conversation().shown().get(1).id();
        s.on(new TreeIntent.GoTo(partial)).press("Ctrl+R").answer("first");
        assertThat(s.path()).isEqualTo("?one !first");
        assertThat(s.tree().siblings(s.head())).hasSize(2);
    }

    @Test
    void anAnswerCutByTheTokenLimitCanBeContinued() {
        s.type("one").press("Enter");
        RunId run = s.lastRun();
        s.on(new StreamEvent.Finished(run, Scenario.whole("fir", run).withEnding(new Ending.Complete("length", null))));
        s.press("Alt+C");
        assertThat(s.state().conversation().activeRunShown()).isPresent();
        assertThat(s.state().conversation().shown()).hasSize(3);
    }

    @Test
    void aWholeAnswerIsNotContinued() {
        s.turn("one", "first").press("Alt+C");
        assertThat(s.state().conversation().anyActive()).isFalse();
        assertThat(s.notices()).anyMatch(n -> n.contains("whole"));
    }

    @Test
    void withoutAHeadNothingBreaks() {
        s.press("Ctrl+R").press("Alt+C").press("Esc").press("Alt+Q").press("Alt+E").press("Alt+U").press("Alt+R").press("Enter");
        s.on(new ChatIntent.RetryEntry(new EntryId("none")), new ChatIntent.EditPrompt(new EntryId("none")), new ChatIntent.StopRun(new RunId(9)));
        assertThat(s.tree().size()).isZero();
        assertThat(s.effects(Effect.StartRun.class)).isEmpty();
    }

    @Test
    void retryKeepsTheModelThatWasChosen() {
        s.turn("one", "first").turn("two", "second");
        s.on(new ModelIntent.Use("openai/gpt-5.6")).press("Ctrl+R");
        assertThat(s.effects(Effect.StartRun.class).getLast().request().model()).isEqualTo("openai/gpt-5.6");
        s.answer("zwei");
        assertThat(s.state().models().current()).isEqualTo("openai/gpt-5.6");
        assertThat(s.path()).isEqualTo("?one !first ?two !zwei");
    }

    @Test
    void editingKeepsTheModelThatWasChosenAndStashesWhatWasTyped() {
        s.turn("one", "first").turn("two", "second");
        s.on(new ModelIntent.Use("openai/gpt-5.6")).type("draft").press("Alt+E");
        assertThat(s.text()).isEqualTo("two");
        assertThat(s.state().composer().stash()).containsExactly("draft");
        assertThat(s.path()).isEqualTo("?one !first");
        s.type("!").press("Enter").answer("zwei");
        assertThat(s.path()).isEqualTo("?one !first ?two! !zwei");
        assertThat(s.effects(Effect.StartRun.class).getLast().request().model()).isEqualTo("openai/gpt-5.6");
    }

    @Test
    void anotherBranchBringsItsModelBack() {
        s.turn("one", "first");
        EntryId first = s.head();
        s.on(new ModelIntent.Use("openai/gpt-5.6")).turn("two", "second");
        s.on(new TreeIntent.GoTo(first));
        assertThat(s.state().models().current()).isEqualTo(Scenario.MODEL);
    }

    @Test
    void aRunGoesOnWhereItWasStartedWhileAnotherBranchIsRead() {
        s.turn("one", "first");
        EntryId first = s.head();
        s.type("two").press("Enter");
        RunId left = s.lastRun();
        s.type("after two").press("Enter");
        s.on(new TreeIntent.GoTo(first)).type("three").press("Enter");
        RunId right = s.lastRun();
        assertThat(s.state().conversation().activeElsewhere()).isEqualTo(1);
        s.answer(left, "second");
        assertThat(s.path()).isEqualTo("?one !first ?three");
        assertThat(s.state().conversation().activeElsewhere()).as("its queue went on there").isEqualTo(1);
        s.answer(right, "third").answer(s.lastRun(), "fourth");
        assertThat(s.path()).isEqualTo("?one !first ?three !third");
        assertThat(s.tree().size()).isEqualTo(8);
    }

    @Test
    void twoAnswersToOneQuestionTheOneBeingReadKeepsTheHead() {
        s.type("one").press("Enter");
        EntryId question = s.head();
        RunId older = s.lastRun();
        s.on(new ChatIntent.RetryEntry(question));
        RunId newer = s.lastRun();
        s.answer(older, "older");
        assertThat(s.head()).isEqualTo(question);
        assertThat(s.state().conversation().shownRun()).map(LiveRun::id).contains(newer);
        s.answer(newer, "newer");
        assertThat(s.path()).isEqualTo("?one !newer");
    }

    @Test
    void aSystemPromptWaitsForTheAnswer() {
        s.type("one").press("Enter").type("/system be brief").press("Enter");
        assertThat(s.path()).isEqualTo("?one");
        s.answer("first").press("Alt+U");
        s.on(new ChatIntent.SetSystemPrompt("be brief")).turn("two", "second");
        assertThat(s.effects(Effect.StartRun.class).getLast().request().messages().getFirst()).isEqualTo(new ChatMessage.Instructions("be brief"));
    }

    @Test
    void aPromptThatFailedCanBeAskedAgainBelowANewSystemPrompt() {
        s.type("one").press("Enter");
        fail(s.lastRun(), "");
        s.on(new ChatIntent.SetSystemPrompt("be brief")).press("Ctrl+R").answer("first");
        assertThat(s.path()).isEqualTo("?one #be brief !first");
    }

    @Test
    void theCostOfACutAnswerIsSettledOnceAndOnlyInItsSession() {
        s.type("one").press("Enter");
        s.on(new StreamEvent.Opened(s.lastRun(), "gen-1"), new StreamEvent.TextDelta(s.lastRun(), "f")).press("Esc");
        Effect.Audit asked = s.effects(Effect.Audit.class).getFirst();
        GenerationAudit audit = new GenerationAudit("gen-1", new BigDecimal("0.5"), 70L, 3L, null, null, null, true);
        s.on(new Arrived.CostAudited(new SessionId("other"), asked.message(), audit));
        assertThat(s.tree().cost(asked.message())).isInstanceOf(Cost.Unknown.class);
        s.on(new Arrived.CostAudited(asked.session(), asked.message(), audit));
        s.on(new Arrived.CostAudited(asked.session(), asked.message(), audit));
        assertThat(s.tree().cost(asked.message())).isEqualTo(new Cost.Charged(new BigDecimal("0.5")));
        assertThat(s.effects(Effect.NoteCost.class)).extracting(Effect.NoteCost::cost)
                .containsExactly(Cost.UNKNOWN, new Cost.Charged(new BigDecimal("0.5")));
        assertThat(UsageRows.of(s.state()))
                .filteredOn(UsageRows.Figures.class::isInstance)
                .allSatisfy(row -> assertThat(((UsageRows.Figures) row).in()).isEqualTo(new UsageRows.Tokens(70, 0)));
    }

    @Test
    void editingWhileItsAnswerStreamsMakesABranchBeside() {
        s.type("one").press("Enter");
        RunId left = s.lastRun();
        s.press("Alt+E").type("!").press("Enter");
        s.answer(s.lastRun(), "right").answer(left, "left");
        assertThat(s.path()).isEqualTo("?one! !right");
        assertThat(s.tree().children(null)).hasSize(2);
    }

    @Test
    void aRefusedKeyIsKnownAsSuch() {
        s.type("one").press("Enter");
        ApiError refused = ApiError.of(ApiError.Kind.AUTHENTICATION, "no");
        s.on(new StreamEvent.Failed(s.lastRun(), refused, Answer.empty(new Ending.Failed(refused))));
        assertThat(s.state().key()).isInstanceOf(KeyState.Refused.class);
    }

    private Answer costOfNothing(ApiError error, boolean sent) {
        s.type("one").press("Enter");
        if (sent) {
            s.on(new StreamEvent.Sent(s.lastRun()));
        }
        s.on(new StreamEvent.Failed(s.lastRun(), error, Answer.empty(new Ending.Failed(error))));
        s.turn("two", "second");
        return s.tree().nodes().stream()
                .filter(Entry.AssistantMessage.class::isInstance)
                .map(node -> ((Entry.AssistantMessage) node).answer())
                .filter(Answer::isEmpty)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRefusedRequestCostNothing() {
        ApiError refused = new ApiError(ApiError.Kind.PROVIDER, 502, null, "Overloaded", null, null, null, null);
        assertThat(costOfNothing(refused, true).usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void aRequestThatNeverLeftCostNothing() {
        assertThat(costOfNothing(error(), false).usage()).isEqualTo(Usage.NONE);
    }

    @Test
    void whatARequestCostThatVanishedNobodyKnows() {
        assertThat(costOfNothing(error(), true).usage()).isEqualTo(Usage.UNKNOWN);
    }
}
