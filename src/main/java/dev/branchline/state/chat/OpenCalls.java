package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.tool.ToolOutcome;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Calls without a result: what a kill leaves behind, and what stands above the head when it is put into the middle of a turn.
/// No upstream takes a call that has no result, so that one is made up before anything follows.
final class OpenCalls {
    static final String INTERRUPTED = "Interrupted: the program ended before this call was done, or the conversation went on without it. "
            + "It may have been done in part; look before you rely on it.";

    private OpenCalls() {}

    /// The calls above a node that have no result on the way down to it, in their order.
    static List<ToolCall> above(SessionTree tree, @Nullable EntryId node) {
        Set<String> done = new HashSet<>();
        for (EntryId id = node; id != null; id = tree.parent(id).orElse(null)) {
            switch (tree.node(id)) {
                case Entry.ToolResult r -> done.add(r.toolCallId());
                case Entry.AssistantMessage a -> {
                    return a.answer().ending().isPartial()
                            ? List.of()
                            : a.answer().toolCalls().stream().filter(c -> !done.contains(c.id())).toList();
                }
                case Entry.UserMessage _ -> {
                    return List.of();
                }
                case Entry.SystemPrompt _, Entry.ModelSwitched _, Entry.Note _ -> {}
            }
        }
        return List.of();
    }

    /// @param below where the conversation can go on
    record Closed(Step step, @Nullable EntryId below) {}

    /// Gives the calls above a node their results, below it.
    static Closed close(AppState state, @Nullable EntryId node, long now) {
        SessionTree tree = state.conversation().tree();
        EntryId below = node;
        List<Entry> results = new ArrayList<>();
        for (ToolCall call : above(tree, node)) {
            Entry.ToolResult result = new Entry.ToolResult(
                    tree.nextId(), below, Instant.ofEpochMilli(now), call.id(), call.name(), ToolOutcome.failure(INTERRUPTED));
            tree.append(result);
            results.add(result);
            below = result.id();
        }
        Step step = results.isEmpty() ? Step.of(state) : Step.of(state, new Effect.Append(results, false, List.of()));
        return new Closed(step, below);
    }

    /// Where one stands who goes to a node: below the results of its calls, as far as there are any.
    static @Nullable EntryId settled(SessionTree tree, @Nullable EntryId node) {
        if (node == null || !(tree.node(node) instanceof Entry.AssistantMessage a) || a.answer().toolCalls().isEmpty()) {
            return node;
        }
        EntryId last = node;
        for (EntryId next = result(tree, node); next != null; next = result(tree, last)) {
            last = next;
        }
        return last;
    }

    private static @Nullable EntryId result(SessionTree tree, EntryId node) {
        for (EntryId child : tree.children(node)) {
            if (tree.node(child) instanceof Entry.ToolResult) {
                return child;
            }
        }
        return null;
    }
}
