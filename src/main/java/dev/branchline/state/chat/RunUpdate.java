package dev.branchline.state.chat;

import dev.branchline.event.Arrived;
import dev.branchline.event.StreamEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.Cost;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.RunId;
import dev.branchline.model.Usage;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.KeyState;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.composer.Composer;
import dev.branchline.state.context.SendUpdate;
import dev.branchline.state.view.Notice;
import java.time.Instant;
import java.util.List;

/// What streams bring. Events of a run that is not known any more fall on the floor here, on purpose.
public final class RunUpdate {
    private RunUpdate() {}

    public static Step apply(AppState state, StreamEvent event, long now) {
        LiveRun run = state.conversation().run(event.run());
        if (run == null || !run.isActive() || run.round() != null) {
            return Step.of(state);
        }
        return switch (event) {
            case StreamEvent.Sent _ -> {
                run.sent();
                yield Step.of(state);
            }
            case StreamEvent.Opened o -> {
                run.opened(o.generationId());
                yield Step.of(state);
            }
            case StreamEvent.KeptAlive _ -> Step.of(state);
            case StreamEvent.TextDelta d -> {
                run.text(d.text(), now);
                yield Step.of(state, new Effect.JournalText(run.id(), d.text(), false));
            }
            case StreamEvent.ReasoningDelta d -> {
                run.reasoning(d.text(), now);
                yield Step.of(state, new Effect.JournalText(run.id(), d.text(), true));
            }
            case StreamEvent.ToolCallDelta d -> {
                run.tool(d.index(), d.name(), d.argumentsPiece(), now);
                yield Step.of(state);
            }
            case StreamEvent.Retrying r -> {
                run.failed(r.error());
                run.enter(new LiveRun.Phase.Retrying(r.attempt(), r.error(), now + r.delayMs()));
                yield Step.of(state);
            }
            case StreamEvent.Finished f -> finished(state, run, f.answer(), now);
            case StreamEvent.Failed f -> failed(state, run, f.error(), f.partial(), now);
        };
    }

    private static Step finished(AppState state, LiveRun run, Answer answer, long now) {
        if (!answer.toolCalls().isEmpty()) {
            return RoundUpdate.begin(state, run, answer, now);
        }
        EntryId id = state.conversation().tree().nextId();
        return seal(state.with(state.conversation().withoutRun(run.id())), run, answer, now).then(s -> turnEnded(s, run.id(), id, now));
    }

    /// What waited for the end of a turn follows its last entry: first what the model must know, then the next prompt.
    private static Step turnEnded(AppState state, RunId run, EntryId last, long now) {
        NoteUpdate.Noted noted = NoteUpdate.flush(state, run, last, now);
        List<Conversation.Queued> waiting = state.conversation().queuedAfter(run);
        return waiting.isEmpty() ? noted.step() : noted.step().then(s -> sendNext(s, run, noted.last(), waiting, now));
    }

    /// The first waiting prompt is asked below the answer; the others wait for that one.
    private static Step sendNext(AppState state, RunId done, EntryId answer, List<Conversation.Queued> waiting, long now) {
        boolean follow = state.conversation().tree().head().filter(answer::equals).isPresent();
        Conversation.Queued first = waiting.getFirst();
        // The id of the run that is started now, or of the place that stands for it while files are read.
        RunId next = state.counters().run();
        List<Conversation.Queued> rest = state.conversation().queued().stream()
                .filter(q -> q != first)
                .map(q -> q.after().equals(done) ? q.after(next) : q)
                .toList();
        AppState unqueued = state.with(state.conversation().withQueued(rest));
        return SendUpdate.send(unqueued, answer, first.text(), first.mentions(), follow, now);
    }

    private static Step failed(AppState state, LiveRun run, ApiError error, Answer partial, long now) {
        Step back = returnQueue(refused(state, error), run.id());
        run.failed(error);
        if (partial.isEmpty() && !NoteUpdate.waits(state, run.id())) {
            run.enter(new LiveRun.Phase.Failed(error));
            return back.and(new Effect.Append(List.of(), false, List.of(run.id())));
        }
        EntryId id = state.conversation().tree().nextId();
        Answer came = partial.isEmpty() ? priced(partial, run) : partial;
        return back.then(s -> seal(s.with(s.conversation().withoutRun(run.id())), run, came, now))
                .then(s -> NoteUpdate.flush(s, run.id(), id, now).step());
    }

    /// A key that the server would not take is known as such from then on.
    private static AppState refused(AppState state, ApiError error) {
        return error.kind() == ApiError.Kind.AUTHENTICATION && state.key() instanceof KeyState.Unchecked u
                ? state.with(new KeyState.Refused(u.key(), error))
                : state;
    }

    /// One asks on below a run that failed with nothing: its reason becomes an entry, so that it stays in the conversation
    /// and the next prompt does not follow the unanswered one directly.
    static Step keepFailure(AppState state, long now) {
        LiveRun run = state.conversation().shownRun().filter(r -> !r.isActive()).orElse(null);
        if (run == null || !(run.phase() instanceof LiveRun.Phase.Failed(ApiError error))) {
            return Step.of(state);
        }
        Answer empty = Answer.empty(new Ending.Failed(error));
        return seal(state.with(state.conversation().withoutRun(run.id())), run, priced(empty, run), now);
    }

    /// A request that was refused is not charged, one that was accepted is looked up. When the line broke before the server said
    /// anything, nobody can tell.
    private static Answer priced(Answer nothing, LiveRun run) {
        if (run.generationId() != null) {
            return nothing.withGeneration(run.generationId());
        }
        return run.mayHaveBeenCharged() ? nothing : nothing.withUsage(Usage.NONE);
    }

    /// Makes an answer an entry of the tree. The run must not be known any more. The head goes along when it stands where
    /// the run was started, by the rule of the tree.
    static Step seal(AppState state, LiveRun run, Answer answer, long now) {
        SessionTree tree = state.conversation().tree();
        Entry.AssistantMessage message =
                new Entry.AssistantMessage(tree.nextId(), run.parent(), Instant.ofEpochMilli(now), run.model(), answer);
        boolean another = tree.head().filter(run.parent()::equals).isPresent() && state.conversation().activeRunShown().isPresent();
        tree.append(message);
        List<Entry> written = another ? List.of(message, stay(tree, run.parent(), now)) : List.of(message);
        Cost cost = answer.usage().cost();
        Step sealed = Step.of(
                state,
                new Effect.Append(written, true, List.of(run.id())),
                new Effect.NoteCost(message.id(), message.at(), run.model(), cost));
        return cost instanceof Cost.Unknown && answer.generationId() != null
                ? sealed.and(new Effect.Audit(state.conversation().header().id(), message.id(), answer.generationId()))
                : sealed;
    }

    /// While another answer to the same question is being read, the head waits for that one.
    private static Entry stay(SessionTree tree, EntryId question, long now) {
        Entry.HeadMoved back = new Entry.HeadMoved(tree.nextId(), question, Instant.ofEpochMilli(now));
        tree.append(back);
        return back;
    }

    /// A cost that was found out later takes the place of the unknown.
    public static Step audited(AppState state, Arrived.CostAudited found, long now) {
        SessionTree tree = state.conversation().tree();
        EntryId message = found.message();
        GenerationAudit audit = found.audit();
        boolean here = found.session().equals(state.conversation().header().id()) && !state.conversation().readOnly();
        if (!here || !tree.contains(message) || tree.cost(message) instanceof Cost.Charged) {
            return Step.of(state);
        }
        Cost settled = new Cost.Charged(audit.totalCostUsd());
        Entry.CostSettled marker = new Entry.CostSettled(tree.nextId(), message, Instant.ofEpochMilli(now), audit);
        tree.append(marker);
        Entry.Node node = tree.node(message);
        String model = node instanceof Entry.AssistantMessage a ? a.requestedModel() : "";
        return Step.of(
                state,
                new Effect.Append(List.of(marker), false, List.of()),
                new Effect.NoteCost(message, node.at(), model, settled));
    }

    /// Prompts that waited for a run which did not end well go back into the editor.
    static Step returnQueue(AppState state, RunId run) {
        List<Conversation.Queued> waiting = state.conversation().queuedAfter(run);
        if (waiting.isEmpty()) {
            return Step.of(state);
        }
        Composer composer = state.composer();
        for (Conversation.Queued prompt : waiting.reversed()) {
            composer = composer.putBefore(prompt.text());
        }
        List<Conversation.Queued> rest =
                state.conversation().queued().stream().filter(q -> !q.after().equals(run)).toList();
        return Step.of(state.with(state.conversation().withQueued(rest)).with(composer), new Effect.SaveDraft(composer))
                .then(s -> Notices.tell(s, Notice.Level.INFO, "What waited for that answer is back in the editor."));
    }
}
