package dev.branchline.state.tools;

import dev.branchline.model.EntryId;
import dev.branchline.model.ToolCall;
import dev.branchline.state.tools.RoundCall.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The calls of one answer, until each has its result in the conversation.
///
/// @param answer the answer that made them
/// @param calls in the order of the answer
/// @param appended how many of them, from the first on, have their result in the tree
public record ToolRound(EntryId answer, List<RoundCall> calls, int appended) {
    public ToolRound {
        calls = List.copyOf(calls);
    }

    public static ToolRound of(EntryId answer, List<ToolCall> calls) {
        return new ToolRound(answer, calls.stream().map(c -> new RoundCall(c, null, new Stage.Preparing())).toList(), 0);
    }

    public Optional<RoundCall> find(String callId) {
        return calls.stream().filter(c -> c.id().equals(callId)).findFirst();
    }

    /// Changes each call.
    public ToolRound map(UnaryOperator<RoundCall> change) {
        return new ToolRound(answer, calls.stream().map(change).toList(), appended);
    }

    public ToolRound with(String callId, Stage stage) {
        return map(c -> c.id().equals(callId) ? c.with(stage) : c);
    }

    /// Calls that are done and whose turn has come to be told.
    public List<RoundCall> ready() {
        List<RoundCall> ready = new ArrayList<>();
        for (int i = appended; i < calls.size() && calls.get(i).isDone(); i++) {
            ready.add(calls.get(i));
        }
        return ready;
    }

    public ToolRound told(int more) {
        return new ToolRound(answer, calls, appended + more);
    }

    /// Calls without a result in the tree.
    public List<RoundCall> open() {
        return calls.subList(appended, calls.size());
    }

    public boolean isOver() {
        return appended == calls.size();
    }

    public boolean isAnyRunning() {
        return calls.stream().anyMatch(RoundCall::isRunning);
    }

    public boolean isWriterRunning() {
        return calls.stream().anyMatch(c -> c.isRunning() && c.writes());
    }

    /// Whether all that is left to do is the user's: nothing runs and nothing is being looked at.
    public boolean isWaitingForUser() {
        return calls.stream().anyMatch(c -> c.stage() instanceof Stage.Asking)
                && calls.stream().noneMatch(c -> c.isRunning() || c.stage() instanceof Stage.Preparing);
    }

    /// What may start now: readers as soon as no writer before them is left, writers when nothing before them is left.
    ///
    /// @param writerElsewhere whether a writer of another run is at work
    public List<RoundCall> startable(boolean writerElsewhere) {
        List<RoundCall> startable = new ArrayList<>();
        boolean openBefore = false;
        boolean writerBefore = false;
        for (RoundCall call : calls) {
            boolean free = call.writes() ? !openBefore && !writerElsewhere : !writerBefore;
            if (call.stage() instanceof Stage.Allowed && free) {
                startable.add(call);
            }
            openBefore |= !call.isDone();
            writerBefore |= !call.isDone() && call.writes();
        }
        return startable;
    }

    /// The calls that are to be looked at next: those behind writers that are done by now, up to the next writer.
    public List<RoundCall> due() {
        List<RoundCall> due = new ArrayList<>();
        for (RoundCall call : calls) {
            boolean behind = call.stage() instanceof Stage.Behind;
            if (!behind && !call.isDone() && call.writes()) {
                return List.of();
            }
            if (behind) {
                due.add(call);
                if (call.writes()) {
                    break;
                }
            }
        }
        return due;
    }
}
