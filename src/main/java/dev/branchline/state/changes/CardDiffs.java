package dev.branchline.state.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.RequestId;
import dev.branchline.model.change.ChangeId;
import dev.branchline.model.change.FileDiff;
import dev.branchline.model.tool.CallKey;
import dev.branchline.model.tool.Preview;
import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The diffs of unfolded tool cards, for calls of which nothing but the ledger knows what they changed: those made before the program was
/// started, and commands. Files may be large, so only those looked at last are kept.
///
/// @param kept the newest last
/// @param asked what is on its way
public record CardDiffs(List<Diffs.Kept> kept, Map<RequestId, ChangeId> asked) {
    static final CardDiffs NONE = new CardDiffs(List.of(), Map.of());
    private static final int MOST = 12;

    public CardDiffs {
        kept = List.copyOf(kept);
        asked = Map.copyOf(asked);
    }

    /// Those of these changes that are there.
    public List<FileDiff> of(List<ChangeId> changes) {
        return kept.isEmpty() || changes.isEmpty() ? List.of() : changes.stream().flatMap(c -> of(c).stream()).toList();
    }

    private Optional<FileDiff> of(ChangeId change) {
        return kept.stream().filter(k -> k.change().equals(change)).map(Diffs.Kept::diff).findFirst();
    }

    CardDiffs arrived(RequestId request, ChangeId change, FileDiff diff) {
        if (!asked.containsKey(request)) {
            return this;
        }
        List<Diffs.Kept> more = new ArrayList<>(kept);
        more.add(new Diffs.Kept(change, diff));
        return new CardDiffs(more.size() > MOST ? more.subList(more.size() - MOST, more.size()) : more, without(request));
    }

    CardDiffs failed(RequestId request) {
        return asked.containsKey(request) ? new CardDiffs(kept, without(request)) : this;
    }

    private Map<RequestId, ChangeId> without(RequestId request) {
        Map<RequestId, ChangeId> fewer = new HashMap<>(asked);
        fewer.remove(request);
        return fewer;
    }

    /// Asks for what unfolded cards lack; to be called when one was unfolded.
    public static Step ask(AppState state) {
        Step step = Step.of(state);
        EntryId answer = null;
        for (Entry.Node node : state.conversation().shown()) {
            if (node instanceof Entry.AssistantMessage a) {
                answer = a.id();
            } else if (node instanceof Entry.ToolResult r && answer != null && !r.outcome().changes().isEmpty()) {
                CallKey key = new CallKey(answer, r.toolCallId());
                if (state.viewport().cards().contains(key) && !isPreviewed(state, key)) {
                    step = step.then(s -> ask(s, r.outcome().changes()));
                }
            }
        }
        return step;
    }

    /// What the user was shown before the call is shown after it, too.
    private static boolean isPreviewed(AppState state, CallKey key) {
        return state.tools().previews().of(key).filter(k -> k.prepared().preview() instanceof Preview.Edits).isPresent();
    }

    private static Step ask(AppState state, List<ChangeId> changes) {
        Step step = Step.of(state);
        for (ChangeId change : changes.subList(0, Math.min(MOST, changes.size()))) {
            step = step.then(s -> {
                CardDiffs now = s.changes().cards();
                if (now.of(change).isPresent() || now.asked.containsValue(change)) {
                    return Step.of(s);
                }
                RequestId request = s.counters().request();
                Map<RequestId, ChangeId> more = new HashMap<>(now.asked);
                more.put(request, change);
                return Step.of(
                        s.with(s.counters().afterRequest()).with(s.changes().with(new CardDiffs(now.kept, more))), new Effect.LoadDiff(request, change));
            });
        }
        return step;
    }
}
