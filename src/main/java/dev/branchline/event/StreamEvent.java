package dev.branchline.event;

import dev.branchline.model.Answer;
import dev.branchline.model.ApiError;
import dev.branchline.model.RunId;
import org.jspecify.annotations.Nullable;

/// What a run's stream brings, in order: any number of Opened, Retrying, KeptAlive, deltas, then exactly one
/// [Finished] or [Failed], unless the run was aborted first. Nothing is thrown past these.
///
/// Quirks of the wire (fragments, repeated finish reasons, broken chunks) are settled before: deltas are for the
/// screen and the journal, the final [Answer] is the truth.
public sealed interface StreamEvent extends Event {
    RunId run();

    /// The request's bytes are on their way: nothing has been answered.
    record Sent(RunId run) implements StreamEvent {}

    /// The server accepted the request.
    record Opened(RunId run, @Nullable String generationId) implements StreamEvent {}

    record TextDelta(RunId run, String text) implements StreamEvent {}

    record ReasoningDelta(RunId run, String text) implements StreamEvent {}

    /// A piece of a tool call's arguments, for display while it comes.
    ///
    /// @param index which call of this answer, from 0
    /// @param name the tool's name, known from the first piece on
    record ToolCallDelta(RunId run, int index, String name, String argumentsPiece) implements StreamEvent {}

    /// A comment line: the server is alive and has nothing to say yet.
    record KeptAlive(RunId run) implements StreamEvent {}

    /// A try failed before anything was shown; the next starts after the delay unless the run is aborted.
    ///
    /// @param attempt the number of the try that failed, from 1
    record Retrying(RunId run, int attempt, ApiError error, long delayMs) implements StreamEvent {}

    record Finished(RunId run, Answer answer) implements StreamEvent {}

    /// @param partial what had arrived; its ending holds the error
    record Failed(RunId run, ApiError error, Answer partial) implements StreamEvent {}
}
