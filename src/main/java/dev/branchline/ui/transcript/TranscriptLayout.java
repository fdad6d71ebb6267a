package dev.branchline.ui.transcript;

import dev.branchline.command.CommandCatalog;
import dev.branchline.model.EntryId;
import dev.branchline.model.ToolCall;
import dev.branchline.model.Usage;
import dev.branchline.model.change.Change;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.tool.CallKey;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.context.ContextFigures;
import dev.branchline.state.tools.Previews;
import dev.branchline.state.tools.ToolRound;
import dev.branchline.state.view.TranscriptItem;
import dev.branchline.state.view.TranscriptMetrics;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.markdown.MarkdownDocument;
import dev.branchline.ui.Lines;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Rows of the conversation's items, laid out when they are looked at and forgotten when they are far away: a session of
/// any length costs what is near the view.
///
/// One layout serves scrolling and painting, so that they agree. UI thread only.
public final class TranscriptLayout implements TranscriptMetrics {
    /// Some megabytes of rows.
    static final int MOST_ROWS = 20_000;

    /// All that an item's rows depend on beside the entry itself.
    private record Stamp(int width, boolean reasoningShown, Usage usage, HeadLine.Marks marks, boolean atHead, LocalDate today, Calls calls) {}

    /// How tool calls change an item's look.
    ///
    /// @param missing those calls of an answer that are not shown below it
    /// @param follows whether more of the same round follows right below
    /// @param changed lines that the call gained and lost, as the ledger counts them
    /// @param diffs how many diffs of it are there
    private record Calls(CardRows.Look look, List<String> missing, boolean follows, CardRows.Changed changed, int diffs) {
        static final Calls NONE = new Calls(CardRows.Look.FOLDED, List.of(), false, CardRows.Changed.NOTHING, 0);
    }

    /// @param body the laid-out markdown of an answer, which survives changes around it
    /// @param version the tree's, when the stamp was last found to be right
    private record Cached(Stamp stamp, List<StyledLine> body, Block block, long version) {}

    private final CommandCatalog catalog;
    private final Times times;
    private final LinkedHashMap<EntryId, Cached> cache = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<LiveRun, LiveLayout> live = new HashMap<>();
    private @Nullable SessionTree tree;
    private int cachedRows;
    private long found;
    private long laidOut;
    private long now;

    /// @param zone for the times of messages; asked at the first one
    public TranscriptLayout(CommandCatalog catalog, Supplier<ZoneId> zone) {
        this.catalog = catalog;
        this.times = new Times(zone);
    }

    /// Takes the time of the frame that is painted next.
    public void prepare(AppState state, long newNow) {
        now = newNow;
        times.now(newNow);
        forgetOtherSession(state);
    }

    /// After a frame: forgets the layouts of runs that have ended. Their answers have taken them over, where they were in view.
    public void tidy(AppState state) {
        if (live.isEmpty()) {
            return;
        }
        for (LiveLayout layout : List.copyOf(live.values())) {
            if (!isCurrent(state, layout.run())) {
                live.remove(layout.run());
            }
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isCurrent(AppState state, LiveRun run) {
        return state.conversation().run(run.id()) == run;
    }

    @Override
    public int rows(AppState state, TranscriptItem item, int width) {
        return Math.max(1, of(state, item, width).size());
    }

    /// The rows of an item.
    ///
    /// @param width cells of the pane, at least 1
    ItemRows of(AppState state, TranscriptItem item, int width) {
        Columns columns = Columns.of(width);
        return switch (item) {
            case TranscriptItem.Welcome _ -> WelcomeRows.of(state, catalog, columns);
            case TranscriptItem.Message m -> message(state, m.node(), width);
            case TranscriptItem.Live l ->
                live.computeIfAbsent(l.run(), run -> new LiveLayout(run, catalog)).update(columns, state.viewport(), now);
            case TranscriptItem.Preparing p -> PromptRows.preparing(
                    p.prompt(), ContextFigures.pinned(state).files() + p.prompt().wish().mentions().size(), catalog.shownKey("chat.stop"), columns);
            case TranscriptItem.Waiting w -> PromptRows.waiting(w.prompt().text(), catalog.shownKey("chat.unqueue"), columns);
        };
    }

    private Block message(AppState state, Entry.Node node, int width) {
        forgetOtherSession(state);
        Cached cached = cache.get(node.id());
        long version = state.conversation().tree().version();
        boolean reasoning = state.viewport().isReasoningShown(node.id());
        Calls calls = calls(state, node);
        if (cached != null && cached.version == version && cached.stamp.width == width
                && cached.stamp.reasoningShown == reasoning && cached.stamp.today.equals(times.today()) && cached.stamp.calls.equals(calls)) {
            found++;
            return cached.block;
        }
        Stamp stamp = stamp(state, node, width, reasoning, calls);
        if (cached != null && cached.stamp.equals(stamp)) {
            found++;
            cache.put(node.id(), new Cached(stamp, cached.body, cached.block, version));
            return cached.block;
        }
        laidOut++;
        Columns columns = Columns.of(width);
        List<StyledLine> body = cached != null && cached.stamp.width == width ? cached.body : body(node, columns);
        Block block = block(state, node, stamp, body, columns);
        remember(node.id(), new Cached(stamp, body, block, version), cached);
        return block;
    }

    private void forgetOtherSession(AppState state) {
        if (tree != state.conversation().tree()) {
            tree = state.conversation().tree();
            cache.clear();
            cachedRows = 0;
            live.clear();
        }
    }

    private void remember(EntryId id, Cached cached, @Nullable Cached old) {
        cachedRows += cached.block.size() - (old == null ? 0 : old.block.size());
        cache.put(id, cached);
        while (cachedRows > MOST_ROWS && cache.size() > 1) {
            Map.Entry<EntryId, Cached> eldest = cache.firstEntry();
            cachedRows -= eldest.getValue().block.size();
            cache.remove(eldest.getKey());
        }
    }

    private Stamp stamp(AppState state, Entry.Node node, int width, boolean reasoning, Calls calls) {
        SessionTree t = state.conversation().tree();
        boolean atHead = t.head().filter(node.id()::equals).isPresent();
        Usage usage = node instanceof Entry.AssistantMessage ? t.usage(node.id()) : Usage.UNKNOWN;
        return new Stamp(width, reasoning, usage, Siblings.marks(t, node.id(), catalog), atHead, times.today(), calls);
    }

    private List<StyledLine> body(Entry.Node node, Columns columns) {
        if (!(node instanceof Entry.AssistantMessage message) || message.answer().text().isBlank()) {
            return List.of();
        }
        MarkdownDocument grown = takeOver(message);
        return grown == null
                ? MarkdownDocument.layout(message.answer().text(), columns.text())
                : List.copyOf(grown.rows(columns.text()));
    }

    /// The document in which this answer has grown, if it did so here.
    private @Nullable MarkdownDocument takeOver(Entry.AssistantMessage message) {
        for (LiveLayout layout : live.values()) {
            if (layout.run().parent().equals(message.parent()) && layout.holds(message.answer().text())) {
                layout.document().finish();
                return layout.document();
            }
        }
        return null;
    }

    private Block block(AppState state, Entry.Node node, Stamp stamp, List<StyledLine> body, Columns columns) {
        return switch (node) {
            case Entry.UserMessage u -> PromptRows.message(u, stamp.marks, time(u.at()), stamp.reasoningShown, columns);
            case Entry.AssistantMessage a ->
                AnswerRows.of(
                        a,
                        new AnswerRows.Circumstances(
                                stamp.usage, stamp.marks, stamp.reasoningShown, stamp.atHead,
                                a.answer().toolCalls().stream().filter(c -> stamp.calls.missing.contains(c.id())).toList(),
                                !stamp.calls.follows),
                        body, catalog, columns);
            case Entry.ToolResult r -> card(state, r, stamp.calls, columns);
            case Entry.Note n -> PromptRows.note(n, time(n.at()), columns);
            case Entry.SystemPrompt s -> PromptRows.system(s, time(s.at()), columns);
            case Entry.ModelSwitched m ->
                new Block(
                        StyledLine.EMPTY,
                        new ArrayList<>(List.of(Lines.cut(StyledLine.of("→ from here on " + m.model(), Role.FAINT), columns.text()))),
                        true);
        };
    }

    private static Block card(AppState state, Entry.ToolResult result, Calls calls, Columns columns) {
        SessionTree session = state.conversation().tree();
        Entry.AssistantMessage answer = caller(session, result);
        CallKey key = answer == null ? null : new CallKey(answer.id(), result.toolCallId());
        ToolCall call = answer == null ? null
                : answer.answer().toolCalls().stream().filter(c -> c.id().equals(result.toolCallId())).findFirst().orElse(null);
        Previews.Kept kept = key == null ? null : state.tools().previews().of(key).orElse(null);
        List<StyledLine> rows = CardRows.done(
                result.toolName(), call, kept == null ? null : kept.prepared(), kept == null ? null : kept.how(), result.outcome(), calls.look,
                calls.changed, state.changes().cards().of(result.outcome().changes()), columns.text());
        return new Block(StyledLine.EMPTY, rows, !calls.follows);
    }

    /// The answer whose call a result answers.
    private static Entry.@Nullable AssistantMessage caller(SessionTree session, Entry.ToolResult result) {
        for (EntryId id = result.parent(); id != null; id = session.parent(id).orElse(null)) {
            switch (session.node(id)) {
                case Entry.AssistantMessage a -> {
                    return a;
                }
                case Entry.UserMessage _ -> {
                    return null;
                }
                case Entry.ToolResult _, Entry.Note _, Entry.SystemPrompt _, Entry.ModelSwitched _ -> {}
            }
        }
        return null;
    }

    private static Calls calls(AppState state, Entry.Node node) {
        boolean caller = node instanceof Entry.AssistantMessage a && !a.answer().toolCalls().isEmpty();
        if (!caller && !(node instanceof Entry.ToolResult)) {
            return Calls.NONE;
        }
        List<Entry.Node> shown = state.conversation().shown();
        int next = state.conversation().tree().depth(node.id()) + 1;
        ToolRound round = state.conversation().shownRun().map(LiveRun::round).orElse(null);
        boolean liveFollows = next == shown.size() && round != null;
        boolean follows = liveFollows || (next < shown.size() && shown.get(next) instanceof Entry.ToolResult);
        if (node instanceof Entry.ToolResult r) {
            Entry.AssistantMessage answer = caller(state.conversation().tree(), r);
            CallKey key = answer == null ? null : new CallKey(answer.id(), r.toolCallId());
            CardRows.Look look = look(state, key);
            int diffs = look.unfolded() ? state.changes().cards().of(r.outcome().changes()).size() : 0;
            return new Calls(look, List.of(), follows, changed(state, r), diffs);
        }
        return new Calls(CardRows.Look.FOLDED, missing(shown, next, (Entry.AssistantMessage) node, round), follows, CardRows.Changed.NOTHING, 0);
    }

    private static CardRows.Changed changed(AppState state, Entry.ToolResult result) {
        if (result.outcome().changes().isEmpty()) {
            return CardRows.Changed.NOTHING;
        }
        int added = 0;
        int removed = 0;
        for (ChangeId id : result.outcome().changes()) {
            Change change = state.changes().change(id).map(ChangeStatus::change).orElse(null);
            added += change == null ? 0 : change.added();
            removed += change == null ? 0 : change.removed();
        }
        return new CardRows.Changed(added, removed);
    }

    static CardRows.Look look(AppState state, @Nullable CallKey key) {
        return new CardRows.Look(key != null && state.viewport().cards().contains(key), key != null && key.equals(state.viewport().card()));
    }

    private static List<String> missing(List<Entry.Node> shown, int next, Entry.AssistantMessage answer, @Nullable ToolRound round) {
        if (round != null && round.answer().equals(answer.id())) {
            return List.of();
        }
        List<String> missing = new ArrayList<>(answer.answer().toolCalls().stream().map(ToolCall::id).toList());
        for (int i = next; i < shown.size() && shown.get(i) instanceof Entry.ToolResult r; i++) {
            missing.remove(r.toolCallId());
        }
        return missing;
    }

    @Override
    public @Nullable CallKey cardAt(AppState state, TranscriptItem item, int width, int row) {
        return switch (item) {
            case TranscriptItem.Message(Entry.ToolResult r) -> {
                Entry.AssistantMessage answer = row == 0 ? caller(state.conversation().tree(), r) : null;
                yield answer == null ? null : new CallKey(answer.id(), r.toolCallId());
            }
            case TranscriptItem.Live l -> of(state, l, width) instanceof LiveLayout layout ? layout.cardAt(row) : null;
            case TranscriptItem.Message _, TranscriptItem.Welcome _, TranscriptItem.Preparing _, TranscriptItem.Waiting _ -> null;
        };
    }

    private String time(Instant at) {
        return times.shown(at);
    }

    /// How often a message was asked for that was laid out already.
    public long found() {
        return found;
    }

    /// How often a message had to be laid out.
    public long laidOut() {
        return laidOut;
    }

    /// For tests: how many rows are kept.
    int cachedRows() {
        return cachedRows;
    }
}
