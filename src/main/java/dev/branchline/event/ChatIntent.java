package dev.branchline.event;

import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;

/// Sending, stopping, trying again.
public sealed interface ChatIntent extends Intent {
    /// Sends the text below the head, or queues it while a run is on at the head.
    record Send(String text) implements ChatIntent {}

    /// Stops the run that is shown, keeping what came.
    record Stop() implements ChatIntent {}

    record StopRun(RunId run) implements ChatIntent {}

    /// Asks again for the answer at the head: a sibling of it.
    record Retry() implements ChatIntent {}

    /// Asks again for this answer: a sibling of it.
    record RetryEntry(EntryId answer) implements ChatIntent {}

    /// Lets the model go on from its partial answer.
    record Continue() implements ChatIntent {}

    /// Tells the model something that is no prompt, with the next one; while a run is on here, once its turn has ended.
    record NoteToModel(String text) implements ChatIntent {}

    /// Takes the newest queued prompt back into the editor.
    record Unqueue() implements ChatIntent {}

    /// Puts an earlier prompt into the editor; sending it makes a sibling.
    record EditPrompt(EntryId prompt) implements ChatIntent {}

    /// Sets the system prompt from here on; empty takes it away.
    record SetSystemPrompt(String text) implements ChatIntent {}
}
