package dev.branchline.state.chat;

import dev.branchline.event.ToolEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.Ending;
import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolEffect;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.Verdict;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.tools.OutputTail;
import dev.branchline.state.tools.RoundCall;
import dev.branchline.state.tools.RoundCall.How;
import dev.branchline.state.tools.RoundCall.Stage;
import dev.branchline.state.tools.ToolRound;
import dev.branchline.state.view.Notice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tools of a run, between an answer that calls them and the request that brings their results.
///
/// Readers run side by side; a writer runs alone, in the order of the calls and after all that stand before it. What stands behind a
/// writer is looked at again when that is done, so that every preview is true. Results join the tree in the order of the calls.
public final class RoundUpdate {
    static final String READ_ONLY = "Not done: the user has switched to read-only mode, in which nothing may be written or run.";
    static final String STOPPED = "Stopped by the user before it ran.";
    private static final String STOPPED_RUNNING = "Stopped by the user while it ran.";
    private static final String CUT = "Not run: the answer reached its limit of tokens, so this call may not be whole. Make smaller calls.";
    private static final long STOP_PATIENCE_MS = 3_000;

    private RoundUpdate() {}

    /// An answer with calls is there: it becomes an entry, and its calls are looked at.
    static Step begin(AppState state, LiveRun run, Answer answer, long now) {
        EntryId id = state.conversation().tree().nextId();
        Step sealed = RunUpdate.seal(state.with(state.conversation().withoutRun(run.id())), run, answer, now);
        ToolRound round = ToolRound.of(id, answer.toolCalls());
        if (answer.ending() instanceof Ending.Complete c && c.reason().equals("length")) {
            // Of a call that was cut off nothing may be done: what is missing might have been the better half.
            ToolCall last = answer.toolCalls().getLast();
            round = round.with(last.id(), new Stage.Done(ToolOutcome.failure(CUT), How.REFUSED));
        }
        LiveRun next = LiveRun.withTools(run, round, now);
        List<ToolCall> open = round.calls().stream().filter(c -> !c.isDone()).map(RoundCall::call).toList();
        Step begun = sealed.then(s -> Step.of(s.with(s.conversation().withRun(next))));
        return open.isEmpty() ? begun.then(s -> advance(s, next, now)) : begun.then(s -> Step.of(s, prepare(s, next, open)));
    }

    private static Effect prepare(AppState state, LiveRun run, List<ToolCall> calls) {
        SessionTree tree = state.conversation().tree();
        EntryId answer = run.round() == null ? run.parent() : run.round().answer();
        Origin origin = new Origin(state.conversation().header().id(), turnOf(tree, answer), answer, "", "", run.model());
        return new Effect.PrepareCalls(run.id(), calls, origin);
    }

    /// The prompt that began a turn.
    private static EntryId turnOf(SessionTree tree, EntryId answer) {
        for (EntryId id = answer; id != null; id = tree.parent(id).orElse(null)) {
            if (tree.node(id) instanceof Entry.UserMessage) {
                return id;
            }
        }
        return answer;
    }

    public static Step apply(AppState state, ToolEvent event, long now) {
        LiveRun run = state.conversation().run(event.run());
        ToolRound round = run == null ? null : run.round();
        if (run == null || round == null) {
            return Step.of(state);
        }
        return switch (event) {
            case ToolEvent.Prepared p -> isStopping(run) ? Step.of(state) : prepared(state, run, round, p.calls(), now);
            case ToolEvent.Started s -> {
                round.find(s.callId()).filter(RoundCall::isRunning).ifPresent(c -> run.hold(round.with(c.id(), new Stage.Running(now))));
                yield Step.of(state);
            }
            case ToolEvent.Output o -> {
                if (round.find(o.callId()).filter(RoundCall::isRunning).isPresent()) {
                    run.output(o.callId(), o.piece());
                }
                yield Step.of(state);
            }
            case ToolEvent.Finished f ->
                round.find(f.callId()).filter(RoundCall::isRunning).isPresent() ? finished(state, run, round, f, now) : Step.of(state);
        };
    }

    private static boolean isStopping(LiveRun run) {
        return run.phase() instanceof LiveRun.Phase.Stopping;
    }

    private static Step prepared(AppState state, LiveRun run, ToolRound round, List<PreparedCall> looked, long now) {
        long asked = state.tools().asked();
        boolean behind = false;
        List<RoundCall> calls = new ArrayList<>();
        for (RoundCall call : round.calls()) {
            // One that was started may come back: something has changed since it was allowed, and it must be asked for again.
            boolean open = call.stage() instanceof Stage.Preparing || call.isRunning();
            PreparedCall found = open ? find(looked, call.id()) : null;
            if (found == null) {
                calls.add(call);
                continue;
            }
            boolean fresh = call.prepared() == null;
            if (fresh) {
                run.hold(run.turn().after(call.call()));
            }
            RoundCall next = behind
                    ? new RoundCall(call.call(), found, new Stage.Behind())
                    : new RoundCall(call.call(), found, decide(state, run, found, asked));
            asked += next.stage() instanceof Stage.Asking ? 1 : 0;
            behind |= !next.isDone() && next.writes();
            calls.add(next);
        }
        run.hold(new ToolRound(round.answer(), calls, round.appended()));
        return advance(state.with(state.tools().afterQuestions((int) (asked - state.tools().asked()))), run, now);
    }

    private static @Nullable PreparedCall find(List<PreparedCall> looked, String callId) {
        return looked.stream().filter(p -> p.call().id().equals(callId)).findFirst().orElse(null);
    }

    private static Stage decide(AppState state, LiveRun run, PreparedCall found, long asked) {
        if (found.verdict() == Verdict.DENY) {
            return new Stage.Done(ToolOutcome.failure(found.refusal() == null ? "Denied: " + found.reason() : found.refusal()), How.DENIED);
        }
        if (found.refusal() != null) {
            return new Stage.Done(ToolOutcome.failure(found.refusal()), How.REFUSED);
        }
        if (state.tools().readOnly() && found.effect() != ToolEffect.READS) {
            return new Stage.Done(ToolOutcome.failure(READ_ONLY), How.DENIED);
        }
        boolean repeated = run.turn().isSuspicious() && run.turn().streak().name().equals(found.call().name())
                && run.turn().streak().arguments().equals(found.call().arguments());
        if (found.verdict() == Verdict.ASK || repeated) {
            return new Stage.Asking(asked + 1, repeated ? "The same call came " + run.turn().streak().times() + " times in a row." : found.reason());
        }
        return new Stage.Allowed(new dev.branchline.model.tool.Approval.Whole());
    }

    private static Step finished(AppState state, LiveRun run, ToolRound round, ToolEvent.Finished event, long now) {
        run.hold(round.with(event.callId(), new Stage.Done(event.outcome(), isStopping(run) && event.outcome().failed() ? How.STOPPED : How.RAN)));
        return isStopping(run) ? stopped(state, run, false, now) : advance(state, run, now);
    }

    /// Does what can be done now: results that are due join the tree, the next calls are looked at or started, or the next round begins.
    static Step advance(AppState state, LiveRun run, long now) {
        ToolRound round = run.round();
        if (round == null || !(run.phase() instanceof LiveRun.Phase.Tools)) {
            return Step.of(state);
        }
        Step told = tell(state, run, round, now);
        ToolRound after = run.round();
        if (after == null || after.isOver()) {
            return told.then(s -> over(s, run, now)).then(s -> launch(s, now));
        }
        List<RoundCall> due = after.due();
        if (!due.isEmpty()) {
            run.hold(after.map(c -> due.contains(c) ? c.with(new Stage.Preparing()) : c));
            told = told.then(s -> Step.of(s, prepare(s, run, due.stream().map(RoundCall::call).toList())));
        }
        return told.then(s -> launch(s, now));
    }

    /// Appends the results whose turn has come, below what the run has brought so far.
    private static Step tell(AppState state, LiveRun run, ToolRound round, long now) {
        SessionTree tree = state.conversation().tree();
        List<Entry> results = new ArrayList<>();
        for (RoundCall call : round.ready()) {
            Stage.Done done = (Stage.Done) call.stage();
            Entry.ToolResult result = new Entry.ToolResult(
                    tree.nextId(), run.parent(), Instant.ofEpochMilli(now), call.id(), call.call().name(), done.outcome());
            tree.append(result);
            run.moveTo(result.id());
            results.add(result);
            if (call.prepared() != null) {
                state.tools().previews().keep(round.answer(), call.id(), call.prepared(), done.how());
            }
        }
        run.hold(round.told(results.size()));
        return results.isEmpty() ? Step.of(state) : Step.of(state, new Effect.Append(results, true, List.of()));
    }

    private static Step over(AppState state, LiveRun run, long now) {
        if (run.turn().isAtLimit()) {
            long question = state.tools().asked() + 1;
            run.enter(new LiveRun.Phase.AtLimit(question));
            return Step.of(state.with(state.tools().afterQuestions(1)));
        }
        return AskUpdate.nextRound(state, run, now);
    }

    /// Starts what may start, over all runs: they share one workspace, so that only one of them may write at a time.
    static Step launch(AppState state, long now) {
        boolean writing = state.conversation().runs().values().stream().anyMatch(r -> r.round() != null && r.round().isWriterRunning());
        Step step = Step.of(state);
        for (LiveRun run : state.conversation().runs().values()) {
            ToolRound round = run.round();
            if (round == null || isStopping(run)) {
                continue;
            }
            for (RoundCall call : round.startable(writing)) {
                if (call.stage() instanceof Stage.Allowed(var approval)) {
                    round = round.with(call.id(), new Stage.Running(now));
                    writing |= call.writes();
                    step = step.and(new Effect.StartCall(run.id(), call.id(), approval));
                }
            }
            run.hold(round);
        }
        return step;
    }

    /// The user answered what a call had asked.
    public static Step answer(AppState state, RunId id, String callId, Stage stage, long now) {
        LiveRun run = state.conversation().run(id);
        ToolRound round = run == null ? null : run.round();
        if (run == null || round == null || isStopping(run) || round.find(callId).filter(c -> c.stage() instanceof Stage.Asking).isEmpty()) {
            return Step.of(state);
        }
        run.hold(round.with(callId, stage));
        return advance(state, run, now);
    }

    /// The user lets a turn go on that has taken its rounds.
    public static Step goOn(AppState state, RunId id, long now) {
        LiveRun run = state.conversation().run(id);
        if (run == null || !(run.phase() instanceof LiveRun.Phase.AtLimit)) {
            return Step.of(state);
        }
        run.hold(run.turn().grantedMore(state.tools().limit()));
        return AskUpdate.nextRound(state, run, now);
    }

    /// From now on nothing may be written or run: what waits to do so is told no.
    public static Step becomeReadOnly(AppState state, long now) {
        Step step = Step.of(state);
        for (LiveRun run : List.copyOf(state.conversation().runs().values())) {
            ToolRound round = run.round();
            if (round == null || isStopping(run)) {
                continue;
            }
            run.hold(round.map(c -> waits(c) && c.writes() ? c.with(new Stage.Done(ToolOutcome.failure(READ_ONLY), How.DENIED)) : c));
            step = step.then(s -> advance(s, run, now));
        }
        return step;
    }

    private static boolean waits(RoundCall call) {
        return call.stage() instanceof Stage.Asking || call.stage() instanceof Stage.Allowed;
    }

    /// Ends the tools of a run: what has not begun never does; what runs is ended, and what it brought is waited for a little.
    ///
    /// @param atOnce waits for nothing
    static Step stop(AppState state, LiveRun run, boolean atOnce, long now) {
        ToolRound round = run.round();
        if (round == null) {
            return end(state, run, now);
        }
        ToolOutcome never = ToolOutcome.failure(STOPPED);
        run.hold(round.map(c -> c.isDone() || c.isRunning() ? c : c.with(new Stage.Done(never, How.STOPPED))));
        Step ending = Step.of(state, new Effect.StopCalls(run.id()));
        if (atOnce || isStopping(run) || !round.isAnyRunning()) {
            return ending.then(s -> stopped(s, run, true, now));
        }
        long timer = state.counters().nextTimer();
        run.enter(new LiveRun.Phase.Stopping(timer));
        return ending.then(s -> Step.of(s.with(s.counters().afterTimer()), new Effect.StartTimer(timer, STOP_PATIENCE_MS)))
                .then(s -> stopped(s, run, false, now));
    }

    /// What was waited for did not come in time.
    public static Step elapsed(AppState state, long timer, long now) {
        for (LiveRun run : state.conversation().runs().values()) {
            if (run.phase() instanceof LiveRun.Phase.Stopping(long waited) && waited == timer) {
                return stopped(state, run, true, now);
            }
        }
        return Step.of(state);
    }

    private static Step stopped(AppState state, LiveRun run, boolean giveUp, long now) {
        ToolRound round = run.round();
        if (round == null || (round.isAnyRunning() && !giveUp)) {
            return Step.of(state);
        }
        run.hold(round.map(c -> c.isRunning() ? c.with(new Stage.Done(givenUp(run, c, now), How.STOPPED)) : c));
        ToolRound settled = run.round();
        return settled == null ? Step.of(state) : tell(state, run, settled, now).then(s -> end(s, run, now)).then(s -> launch(s, now));
    }

    private static ToolOutcome givenUp(LiveRun run, RoundCall call, long now) {
        OutputTail tail = run.output(call.id());
        String output = tail == null || tail.text().isEmpty() ? "" : "\nIts output until then:\n" + tail.text();
        long since = call.stage() instanceof Stage.Running(long at) ? at : now;
        return ToolOutcome.failure(STOPPED_RUNNING + output).after(Math.max(0, now - since));
    }

    /// The turn ends here without another round.
    private static Step end(AppState state, LiveRun run, long now) {
        Step back = RunUpdate.returnQueue(state.with(state.conversation().withoutRun(run.id())), run.id());
        return back.then(s -> NoteUpdate.flush(s, run.id(), run.parent(), now).step())
                .then(s -> Notices.tell(s, Notice.Level.INFO, "Stopped. What was done stays; {chat.continue} lets the model go on."));
    }
}
