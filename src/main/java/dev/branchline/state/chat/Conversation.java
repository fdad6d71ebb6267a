package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import dev.branchline.model.RunId;
import dev.branchline.model.SessionHeader;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.session.TreeOutline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The open session: its tree, the runs in flight, and what waits for them.
///
/// @param path cache of root to head, shared over all states of this session
/// @param outline cache of the tree's rows, shared likewise; ask [#outline(Set)]
/// @param readOnly another process writes to the session, or its format is newer
/// @param runs in flight or failed with nothing, oldest first
/// @param queued prompts that are sent when their run ends well, in order
/// @param notes what the model is told once their run's turn has ended
/// @param moves earlier places of the head, for going back
public record Conversation(
        SessionHeader header,
        SessionTree tree,
        HeadPath path,
        TreeOutline outline,
        boolean readOnly,
        Map<RunId, LiveRun> runs,
        List<Queued> queued,
        List<Queued> notes,
        HeadMoves moves) {

    /// Levels of guides in the tree of branches: more would leave no room for words.
    private static final int MOST_GUIDES = 6;

    /// @param after the run whose answer it continues
    /// @param mentions files that it names
    public record Queued(RunId after, String text, List<String> mentions) {
        public Queued {
            mentions = List.copyOf(mentions);
        }

        public Queued(RunId after, String text) {
            this(after, text, List.of());
        }

        Queued after(RunId other) {
            return new Queued(other, text, mentions);
        }
    }

    public static Conversation open(SessionHeader header, SessionTree tree, boolean readOnly) {
        return new Conversation(header, tree, new HeadPath(), new TreeOutline(MOST_GUIDES), readOnly, Map.of(), List.of(), List.of(), HeadMoves.NONE);
    }

    /// The nodes that are shown and would be sent: root to head.
    public List<Entry.Node> shown() {
        return path.of(tree);
    }

    /// The tree's rows for the side panel, with these nodes folded. Valid until the next call.
    public TreeOutline outline(Set<EntryId> folded) {
        outline.show(tree, folded);
        return outline;
    }

    /// The run that is shown below the head: the newest one that answers it, one in flight before one that failed.
    public Optional<LiveRun> shownRun() {
        EntryId head = tree.head().orElse(null);
        LiveRun found = null;
        for (LiveRun run : runs.values()) {
            boolean better = found == null || run.isActive() || !found.isActive();
            if (run.parent().equals(head) && better) {
                found = run;
            }
        }
        return Optional.ofNullable(found);
    }

    public Optional<LiveRun> activeRunShown() {
        return shownRun().filter(LiveRun::isActive);
    }

    public @Nullable LiveRun run(RunId id) {
        return runs.get(id);
    }

    public boolean anyActive() {
        return runs.values().stream().anyMatch(LiveRun::isActive);
    }

    /// Runs that go on somewhere else in the tree.
    public long activeElsewhere() {
        EntryId head = tree.head().orElse(null);
        return runs.values().stream().filter(r -> r.isActive() && !r.parent().equals(head)).count();
    }

    /// The model that answered last on the way to a node.
    public Optional<String> lastModel(@Nullable EntryId from) {
        for (EntryId id = from; id != null; id = tree.parent(id).orElse(null)) {
            switch (tree.node(id)) {
                case Entry.AssistantMessage a -> {
                    return Optional.of(a.requestedModel());
                }
                case Entry.ModelSwitched m -> {
                    return Optional.of(m.model());
                }
                case Entry.UserMessage _, Entry.ToolResult _, Entry.Note _, Entry.SystemPrompt _ -> {}
            }
        }
        return Optional.empty();
    }

    /// The nearest answer at or above a node.
    public Optional<Entry.AssistantMessage> lastAnswer(@Nullable EntryId from) {
        for (EntryId id = from; id != null; id = tree.parent(id).orElse(null)) {
            if (tree.node(id) instanceof Entry.AssistantMessage a) {
                return Optional.of(a);
            }
        }
        return Optional.empty();
    }

    Conversation withRun(LiveRun run) {
        Map<RunId, LiveRun> more = new LinkedHashMap<>(runs);
        more.put(run.id(), run);
        return new Conversation(header, tree, path, outline, readOnly, more, queued, notes, moves);
    }

    Conversation withoutRun(RunId id) {
        Map<RunId, LiveRun> fewer = new LinkedHashMap<>(runs);
        fewer.remove(id);
        return new Conversation(header, tree, path, outline, readOnly, fewer, queued, notes, moves);
    }

    /// Forgets runs that failed with nothing below this node: they are being tried again.
    Conversation withoutFailedBelow(EntryId parent) {
        Map<RunId, LiveRun> kept = new LinkedHashMap<>(runs);
        kept.values().removeIf(r -> !r.isActive() && r.parent().equals(parent));
        return new Conversation(header, tree, path, outline, readOnly, kept, queued, notes, moves);
    }

    Conversation withQueued(List<Queued> newQueue) {
        return new Conversation(header, tree, path, outline, readOnly, runs, List.copyOf(newQueue), notes, moves);
    }

    Conversation withNotes(List<Queued> newNotes) {
        return new Conversation(header, tree, path, outline, readOnly, runs, queued, List.copyOf(newNotes), moves);
    }

    Conversation enqueue(Queued prompt) {
        List<Queued> more = new ArrayList<>(queued);
        more.add(prompt);
        return withQueued(more);
    }

    /// Forgets what waits for these.
    public Conversation withoutQueuedAfter(List<RunId> places) {
        return withQueued(queued.stream().filter(q -> !places.contains(q.after())).toList());
    }

    public Conversation withMoves(HeadMoves newMoves) {
        return new Conversation(header, tree, path, outline, readOnly, runs, queued, notes, newMoves);
    }

    public List<Queued> queuedAfter(RunId run) {
        return queued.stream().filter(q -> q.after().equals(run)).toList();
    }
}
