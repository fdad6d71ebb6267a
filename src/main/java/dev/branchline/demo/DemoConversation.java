package dev.branchline.demo;

import dev.branchline.model.Answer;
import dev.branchline.model.GenerationAudit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation with branches as plain data, to be made into a session.
///
/// @param nodes in the order in which they were written; a parent comes before its children
/// @param head index of the node to stand on
public record DemoConversation(String title, List<Node> nodes, int head) {
    public DemoConversation {
        nodes = List.copyOf(nodes);
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
}
