package dev.branchline.app;

import dev.branchline.event.ToolEvent;
import dev.branchline.model.Answer;
import dev.branchline.model.Ending;
import dev.branchline.model.RunId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.change.Origin;
import dev.branchline.model.tool.Approval;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.model.tool.Verdict;
import dev.branchline.state.tools.RoundCall;
import dev.branchline.state.tools.RoundCall.How;
import dev.branchline.state.tools.RoundCall.Stage;
import dev.branchline.state.tools.ToolRound;
import dev.branchline.state.tools.Turn;
import dev.branchline.tools.ToolService;
import dev.branchline.tools.permission.Unattended;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The calls of one answer when nobody is there to be asked, in the order and side by side as on the screen. What would have to be asked is
/// denied. Waits on the caller's thread.
final class UnattendedRound {
    private static final String STOPPED = "Not run: the user ended the program.";
    private static final String CUT = "Not run: the answer reached its limit of tokens, so this call may not be whole. Make smaller calls.";

    private final ToolService service;
    private final OneShotOutput output;
    private final RunId run;
    private final Origin origin;
    /// Empty: look whether it was stopped.
    private final LinkedBlockingQueue<Optional<ToolEvent>> events = new LinkedBlockingQueue<>();
    private volatile boolean stopped;
    private ToolRound round;
    private Turn turn;

    /// @param turn what was called before in this run
    UnattendedRound(ToolService service, OneShotOutput output, RunId run, Answer answer, Origin origin, Turn turn) {
        this.service = service;
        this.output = output;
        this.run = run;
        this.origin = origin;
        this.turn = turn;
        ToolRound all = ToolRound.of(origin.answer(), answer.toolCalls());
        boolean cut = answer.ending() instanceof Ending.Complete c && c.reason().equals("length");
        this.round = cut
                ? all.with(answer.toolCalls().getLast().id(), new Stage.Done(ToolOutcome.failure(CUT), How.REFUSED))
                : all;
    }

    /// @return what came of each call, in their order; empty when nobody reads the output any more
    List<ToolOutcome> await() throws InterruptedException {
        prepare(round.calls().stream().filter(c -> !c.isDone()).toList());
        while (!round.calls().stream().allMatch(RoundCall::isDone)) {
            Optional<ToolEvent> event = events.take();
            if (event.isPresent() && !take(event.get())) {
                service.stop(run);
                return List.of();
            }
            if (stopped) {
                giveUp();
            } else {
                advance();
            }
        }
        return round.calls().stream().map(c -> ((Stage.Done) c.stage()).outcome()).toList();
    }

    /// Nothing more is begun; the round ends when what runs has ended. Any thread.
    void stop() {
        stopped = true;
        events.add(Optional.empty());
    }

    /// @return false when nobody reads the output any more
    private boolean take(ToolEvent event) {
        switch (event) {
            case ToolEvent.Prepared p -> prepared(p.calls());
            case ToolEvent.Finished f -> round = round.with(f.callId(), new Stage.Done(f.outcome(), How.RAN));
            case ToolEvent.Started _, ToolEvent.Output _ -> {}
        }
        return output.show(event);
    }

    private void giveUp() {
        round = round.map(c -> c.isDone() || c.isRunning() ? c : c.with(new Stage.Done(ToolOutcome.failure(STOPPED), How.STOPPED)));
    }

    Turn turn() {
        return turn;
    }

    private void prepare(List<RoundCall> calls) {
        if (!calls.isEmpty()) {
            service.prepare(run, calls.stream().map(RoundCall::call).toList(), origin, e -> events.add(Optional.of(e)));
        }
    }

    private void prepared(List<PreparedCall> looked) {
        List<RoundCall> calls = new ArrayList<>();
        boolean behind = false;
        for (RoundCall call : round.calls()) {
            boolean open = call.stage() instanceof Stage.Preparing || call.isRunning();
            PreparedCall found = open ? find(looked, call.call()) : null;
            if (found == null) {
                calls.add(call);
                continue;
            }
            if (call.prepared() == null) {
                turn = turn.after(call.call());
            }
            // What stands behind a writer is looked at again: the writer may change what it would do.
            RoundCall next = new RoundCall(call.call(), found, behind ? new Stage.Behind() : decide(found));
            behind |= !next.isDone() && next.writes();
            calls.add(next);
        }
        round = new ToolRound(round.answer(), calls, round.appended());
    }

    private static @Nullable PreparedCall find(List<PreparedCall> looked, ToolCall call) {
        return looked.stream().filter(p -> p.call().id().equals(call.id())).findFirst().orElse(null);
    }

    private Stage decide(PreparedCall call) {
        if (call.refusal() != null || call.verdict() == Verdict.DENY) {
            output.say("not done: " + call.title() + ". " + call.reason());
            return new Stage.Done(ToolOutcome.failure(call.refusal() == null ? "Denied: " + call.reason() : call.refusal()), How.DENIED);
        }
        boolean repeated = turn.isSuspicious() && turn.streak().name().equals(call.call().name())
                && turn.streak().arguments().equals(call.call().arguments());
        if (call.verdict() == Verdict.ASK || repeated) {
            PreparedCall denied = repeated ? repeated(call) : call;
            output.say(Unattended.toUser(denied));
            return new Stage.Done(ToolOutcome.failure(Unattended.toModel(denied)), How.DENIED);
        }
        return new Stage.Allowed(new Approval.Whole());
    }

    private PreparedCall repeated(PreparedCall call) {
        return new PreparedCall(
                call.call(), call.effect(), call.title(), Verdict.ASK, "The same call came " + turn.streak().times() + " times in a row.",
                null, call.preview(), List.of());
    }

    private void advance() {
        List<RoundCall> due = round.due();
        if (!due.isEmpty()) {
            round = round.map(c -> due.contains(c) ? c.with(new Stage.Preparing()) : c);
            prepare(due);
        }
        for (RoundCall call : round.startable(false)) {
            if (call.prepared() != null) {
                output.tell(call.prepared());
            }
            round = round.with(call.id(), new Stage.Running(System.currentTimeMillis()));
            if (!service.start(run, call.id(), new Approval.Whole(), false)) {
                round = round.with(call.id(), new Stage.Done(ToolOutcome.failure("The call was given up before it could run."), How.STOPPED));
            }
        }
    }
}
