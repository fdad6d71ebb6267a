package dev.branchline.session;

import dev.branchline.model.Answer;
import dev.branchline.model.EntryId;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.context.Attachment;
import dev.branchline.model.tool.ToolOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One immutable line of a session.
///
/// [Node]s form the tree and are what is sent to the model. [Marker]s say something about the session or about a node
/// (label, title, head moved, cost found later): they have no children, and their `parent` is the node they speak of,
/// or null when they speak of the session as a whole.
public sealed interface Entry {
    EntryId id();

    /// The node this one continues or speaks of; null for a root or for the session as a whole.
    @Nullable EntryId parent();

    Instant at();

    /// Part of the tree.
    sealed interface Node extends Entry {}

    /// A fact about the session or a node, outside the tree.
    sealed interface Marker extends Entry {}

    /// What the user asked.
    ///
    /// @param images data URLs sent along
    /// @param attachments files sent along, as they were then
    record UserMessage(EntryId id, @Nullable EntryId parent, Instant at, String text, List<String> images, List<Attachment> attachments)
            implements Node {
        public UserMessage {
            images = List.copyOf(images);
            attachments = List.copyOf(attachments);
        }

        public UserMessage(EntryId id, @Nullable EntryId parent, Instant at, String text, List<String> images) {
            this(id, parent, at, text, images, List.of());
        }
    }

    /// What a model answered, whole or partial.
    ///
    /// @param requestedModel the model that was asked for; who really answered is in the answer
    record AssistantMessage(EntryId id, @Nullable EntryId parent, Instant at, String requestedModel, Answer answer) implements Node {}

    /// What a tool gave back for one call of the assistant message above it.
    ///
    /// @param toolCallId the call it answers
    /// @param outcome what came of it; its output is what the model is sent
    record ToolResult(EntryId id, @Nullable EntryId parent, Instant at, String toolCallId, String toolName, ToolOutcome outcome)
            implements Node {
        public String output() {
            return outcome.output();
        }

        public boolean failed() {
            return outcome.failed();
        }
    }

    /// What the model must know and nobody asked: such as that the user took back what it had done. Sent with the prompt that follows.
    record Note(EntryId id, @Nullable EntryId parent, Instant at, String text) implements Node {}

    /// The system prompt from here on.
    record SystemPrompt(EntryId id, @Nullable EntryId parent, Instant at, String text) implements Node {}

    /// From here on this model answers.
    record ModelSwitched(EntryId id, @Nullable EntryId parent, Instant at, String model) implements Node {}

    /// A name for a node; empty text takes it away.
    record Labelled(EntryId id, @Nullable EntryId parent, Instant at, String label) implements Marker {}

    /// The session's title.
    record Titled(EntryId id, @Nullable EntryId parent, Instant at, String title) implements Marker {}

    /// The head now stands on `parent` (null: before the first message). Written before the move is shown as done.
    record HeadMoved(EntryId id, @Nullable EntryId parent, Instant at) implements Marker {}

    /// What an answer cost, found out after its stream was cut. Speaks of the assistant message `parent`.
    record CostSettled(EntryId id, @Nullable EntryId parent, Instant at, GenerationAudit audit) implements Marker {}

    /// What is pinned in this session from here on: files, folders and patterns, all of them. It belongs to the session and not to a place
    /// in the tree, because it says what one works with, not what was said: going to another branch to compare must not clear the desk.
    record ContextPinned(EntryId id, @Nullable EntryId parent, Instant at, List<String> pins) implements Marker {
        public ContextPinned {
            pins = List.copyOf(pins);
        }
    }

    /// A line of a kind this version does not know; kept and passed over.
    record Unknown(EntryId id, @Nullable EntryId parent, Instant at, String kind) implements Marker {}
}
