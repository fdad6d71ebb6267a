package dev.branchline.state.view;

import dev.branchline.model.EntryId;
import dev.branchline.model.tool.CallKey;
import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.tools.RoundCall;
import dev.branchline.state.tools.ToolRound;
import dev.branchline.state.view.Notice.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Choosing and unfolding tool calls in the conversation.
final class Cards {
    private Cards() {}

    /// A call and the item in which it stands.
    private record Place(CallKey call, int item) {}

    private static List<Place> places(AppState state) {
        List<Place> places = new ArrayList<>();
        List<Entry.Node> nodes = state.conversation().shown();
        EntryId answer = null;
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Entry.AssistantMessage a) {
                answer = a.id();
            } else if (nodes.get(i) instanceof Entry.ToolResult r && answer != null) {
                places.add(new Place(new CallKey(answer, r.toolCallId()), i));
            }
        }
        Optional<ToolRound> round = state.conversation().shownRun().map(LiveRun::round);
        if (round.isPresent()) {
            for (RoundCall call : round.get().open()) {
                places.add(new Place(new CallKey(round.get().answer(), call.id()), nodes.size()));
            }
        }
        return places;
    }

    static Step toggle(AppState state, @Nullable CallKey wanted) {
        List<Place> places = places(state);
        CallKey chosen = wanted != null ? wanted : state.viewport().card();
        boolean there = places.stream().anyMatch(p -> p.call().equals(chosen));
        if (places.isEmpty()) {
            return Notices.tell(state, Level.INFO, "No tool was called here.");
        }
        CallKey call = there && chosen != null ? chosen : places.getLast().call();
        return Step.of(state.with(state.viewport().toggle(call)));
    }

    static Step move(AppState state, TranscriptMetrics metrics, int step) {
        List<Place> places = places(state);
        if (places.isEmpty()) {
            return Notices.tell(state, Level.INFO, "No tool was called here.");
        }
        CallKey chosen = state.viewport().card();
        int now = -1;
        for (int i = 0; i < places.size(); i++) {
            now = places.get(i).call().equals(chosen) ? i : now;
        }
        Place next = places.get(now < 0 ? places.size() - 1 : Math.clamp(now + step, 0, places.size() - 1));
        AppState there = state.with(state.viewport().choose(next.call()).withAnchor(new Viewport.Anchor.At(next.item(), 0)));
        return Step.of(there.with(Scrolling.scroll(there, metrics, 0)));
    }

    static AppState click(AppState state, TranscriptMetrics metrics, int row) {
        int width = Math.max(1, Geometry.of(state).conversationText().width());
        Viewport.Anchor.At top = Scrolling.top(state, metrics);
        int at = top.row() + row;
        for (int i = top.item(); i < TranscriptItem.count(state); i++) {
            TranscriptItem item = TranscriptItem.at(state, i);
            int rows = metrics.rows(state, item, width);
            if (at < rows) {
                CallKey call = metrics.cardAt(state, item, width, at);
                return call == null ? state : state.with(state.viewport().toggle(call));
            }
            at -= rows;
        }
        return state;
    }
}
