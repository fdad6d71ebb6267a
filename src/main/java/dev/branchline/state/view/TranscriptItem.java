package dev.branchline.state.view;

import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.chat.LiveRun;
import dev.branchline.state.context.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One thing in the conversation pane, top to bottom.
public sealed interface TranscriptItem {
    /// What an empty session shows.
    record Welcome() implements TranscriptItem {}

    record Message(Entry.Node node) implements TranscriptItem {}

    record Live(LiveRun run) implements TranscriptItem {}

    /// A prompt that waits for the run above.
    record Waiting(Conversation.Queued prompt) implements TranscriptItem {}

    /// A prompt whose files are being read.
    record Preparing(Reading prompt) implements TranscriptItem {}

    /// The number of items.
    static int count(AppState state) {
        Conversation c = state.conversation();
        int nodes = c.shown().size();
        Optional<LiveRun> live = c.shownRun();
        int preparing = preparing(state).size();
        if (nodes == 0 && preparing == 0) {
            return 1;
        }
        return nodes + (live.isPresent() ? 1 : 0) + live.map(r -> c.queuedAfter(r.id()).size()).orElse(0) + preparing;
    }

    /// @param index from 0 to count - 1
    static TranscriptItem at(AppState state, int index) {
        Conversation c = state.conversation();
        List<Entry.Node> nodes = c.shown();
        List<TranscriptItem> preparing = preparing(state);
        if (nodes.isEmpty() && preparing.isEmpty()) {
            return new Welcome();
        }
        if (index < nodes.size()) {
            return new Message(nodes.get(index));
        }
        int behind = index - nodes.size();
        LiveRun live = c.shownRun().orElse(null);
        if (live != null) {
            if (behind == 0) {
                return new Live(live);
            }
            List<Conversation.Queued> queued = c.queuedAfter(live.id());
            if (behind <= queued.size()) {
                return new Waiting(queued.get(behind - 1));
            }
            behind -= 1 + queued.size();
        }
        return preparing.get(behind);
    }

    private static List<TranscriptItem> preparing(AppState state) {
        if (state.context().readings().isEmpty()) {
            return List.of();
        }
        List<TranscriptItem> items = new ArrayList<>();
        for (Reading reading : state.context().readingsAt(state.conversation().tree().head().orElse(null))) {
            items.add(new Preparing(reading));
            state.conversation().queuedAfter(reading.place()).forEach(q -> items.add(new Waiting(q)));
        }
        return items;
    }
}
