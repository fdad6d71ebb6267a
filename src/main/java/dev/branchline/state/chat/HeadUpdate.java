package dev.branchline.state.chat;

import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.view.Notice.Level;
import dev.branchline.state.view.Viewport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moving the head. Each move is written to the session before it counts as done, and can be taken back.
public final class HeadUpdate {
    private HeadUpdate() {}

    /// Stands on another node to ask from there; the model that was chosen stays.
    static Step stand(AppState state, @Nullable EntryId target, long now) {
        String chosen = state.models().current();
        return move(state, target, now).then(s -> Step.of(s.with(s.models().use(chosen))));
    }

    /// Stands on another node; null stands before the first message. The model that answered there comes back with it.
    ///
    /// An answer that called tools is stood on below their results.
    public static Step move(AppState state, @Nullable EntryId place, long now) {
        Optional<EntryId> from = state.conversation().tree().head();
        EntryId target = OpenCalls.settled(state.conversation().tree(), place);
        if (Objects.equals(from.orElse(null), target)) {
            return Step.of(state);
        }
        HeadMoves moves = state.conversation().moves().from(from, now);
        return place(state.with(state.conversation().withMoves(moves)), target, now);
    }

    public static Step undo(AppState state, long now) {
        HeadMoves moves = state.conversation().moves();
        Optional<HeadMoves> undone = moves.undone(state.conversation().tree().head(), now);
        if (undone.isEmpty()) {
            return Notices.tell(state, Level.INFO, "There is no move to take back.");
        }
        return place(state.with(state.conversation().withMoves(undone.get())), moves.back().getLast().id().orElse(null), now);
    }

    public static Step redo(AppState state, long now) {
        HeadMoves moves = state.conversation().moves();
        Optional<HeadMoves> redone = moves.redone(state.conversation().tree().head(), now);
        if (redone.isEmpty()) {
            return Notices.tell(state, Level.INFO, "There is no move to make again.");
        }
        return place(state.with(state.conversation().withMoves(redone.get())), moves.forth().getLast().id().orElse(null), now);
    }

    private static Step place(AppState state, @Nullable EntryId target, long now) {
        Conversation conversation = state.conversation();
        SessionTree tree = conversation.tree();
        String model = conversation.lastModel(target).orElse(state.models().current());
        AppState moved = state.with(state.viewport().withAnchor(new Viewport.Anchor.End()))
                .with(state.models().use(model))
                .with(state.treePanel().select(target));
        if (conversation.readOnly()) {
            tree.setHead(target);
            return Step.of(moved);
        }
        Entry.HeadMoved marker = new Entry.HeadMoved(tree.nextId(), target, Instant.ofEpochMilli(now));
        tree.append(marker);
        return Step.of(moved, new Effect.Append(List.of(marker), false, List.of()));
    }
}
