package dev.branchline.event;

import dev.branchline.model.RunId;
import dev.branchline.model.tool.PreparedCall;
import dev.branchline.model.tool.ToolOutcome;
import java.util.List;

/// What becomes of the tool calls of a run: one [Prepared] for an answer's calls, then for each that was started one [Started], any
/// number of [Output]s and exactly one [Finished], also when it was stopped.
public sealed interface ToolEvent extends Event {
    RunId run();

    /// The calls of an answer were looked at; nothing of them has run.
    ///
    /// @param calls in the order of the answer, none left out
    record Prepared(RunId run, List<PreparedCall> calls) implements ToolEvent {
        public Prepared {
            calls = List.copyOf(calls);
        }
    }

    record Started(RunId run, String callId) implements ToolEvent {}

    /// A piece of live output, for display while it comes; what the model is sent stands in the outcome. Raw: escapes and all.
    record Output(RunId run, String callId, String piece) implements ToolEvent {}

    record Finished(RunId run, String callId, ToolOutcome outcome) implements ToolEvent {}
}
