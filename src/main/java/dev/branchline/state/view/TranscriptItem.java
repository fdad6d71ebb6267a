package dev.branchline.state.view;

import dev.branchline.session.Entry;
import dev.branchline.state.AppState;
import dev.branchline.state.chat.Conversation;
import dev.branchline.state.chat.LiveRun;
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

    /// The number of items.
    static int count(AppState state) {
        Conversation c = state.conversation();
        int nodes = c.shown().size();
        Optional<LiveRun> live = c.shownRun();
        if (nodes == 0) {
            return 1;
        }
        return nodes + (live.isPresent() ? 1 : 0) + live.map(r -> c.queuedAfter(r.id()).size()).orElse(0);
    }

    /// @param index from 0 to count - 1
    static TranscriptItem at(AppState state, int index) {
        Conversation c = state.conversation();
        List<Entry.Node> nodes = c.shown();
        if (nodes.isEmpty()) {
            return new Welcome();
        }
        if (index < nodes.size()) {
            return new Message(nodes.get(index));
        }
        LiveRun live = c.shownRun().orElseThrow();
        return index == nodes.size() ? new Live(live) : new Waiting(c.queuedAfter(live.id()).get(index - nodes.size() - 1));
    }
}
