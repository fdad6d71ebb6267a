package dev.branchline.demo;

import dev.branchline.model.Answer;
import dev.branchline.model.GenerationAudit;
import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.ToolOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation with branches as plain data, to be made into a session.
///
/// @param nodes in the order in which they were written; a parent comes before its children
/// @param head index of the node to stand on
/// @param deeds what was done to files in its course, in this order
public record DemoConversation(String title, List<Node> nodes, int head, List<FileDeed> deeds) {
    public DemoConversation {
        nodes = List.copyOf(nodes);
        deeds = List.copyOf(deeds);
    }

    /// One message.
    public sealed interface Node {
        /// Index of the message above; -1 for the first one.
        int parent();

        Instant at();

        /// The user's name for it, or null.
        @Nullable String label();
    }

    /// What the user asked.
    public record Question(int parent, Instant at, @Nullable String label, String text) implements Node {}

    /// What a model answered.
    ///
    /// @param audit what a cut answer cost, as found out later; null when the answer says it itself
    public record Reply(int parent, Instant at, @Nullable String label, String requestedModel, Answer answer, @Nullable GenerationAudit audit)
            implements Node {}

    /// What came of a tool call of the answer above.
    public record Result(int parent, Instant at, @Nullable String label, ToolCall call, ToolOutcome outcome) implements Node {}

    /// A file that got another text.
    ///
    /// @param answer index of the answer that called the tool; -1: the user did it
    /// @param call the call, or null
    /// @param content the whole text with its line ends, in UTF-8
    public record FileDeed(int answer, @Nullable ToolCall call, Instant at, String path, String content) {}
}
