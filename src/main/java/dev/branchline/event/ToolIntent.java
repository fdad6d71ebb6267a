package dev.branchline.event;

import dev.branchline.model.RunId;
import dev.branchline.model.tool.PermissionScope;
import org.jspecify.annotations.Nullable;

/// Answers to what tools ask, and how they may work. Where no call is named, the one that is shown is meant.
public sealed interface ToolIntent extends Intent {
    /// The dialog of a question is on the screen now.
    ///
    /// @param question its number
    record Shown(long question) implements ToolIntent {}

    /// Yes. What holds longer than the session is to be said twice.
    record Allow(PermissionScope scope) implements ToolIntent {}

    /// No; the model is told.
    ///
    /// @param reason for the model; may be empty
    record Reject(String reason) implements ToolIntent {}

    /// Asks for the reason of a no.
    record AskReason() implements ToolIntent {}

    /// No to a call that need not be shown.
    ///
    /// @param why what the model is told
    record RejectCall(RunId run, String callId, String why) implements ToolIntent {}

    /// To the next (1) or previous (-1) hunk of the change that is asked for.
    record MoveHunk(int step) implements ToolIntent {}

    /// Takes the hunk out of what is applied, or puts it back.
    record ToggleHunk() implements ToolIntent {}

    /// The next of the rules that could be remembered.
    record NextRule() implements ToolIntent {}

    /// Opens the proposed text in the external editor.
    record Edit() implements ToolIntent {}

    /// The dialog goes away and the question stays open.
    record PutAway() implements ToolIntent {}

    /// Brings the dialog back.
    record Bring() implements ToolIntent {}

    /// Nothing may be written or run; null turns it over.
    record SetReadOnly(@Nullable Boolean on) implements ToolIntent {}

    /// Rounds of a turn before the user is asked to go on; at least 1.
    record SetLimit(int rounds) implements ToolIntent {}
}
