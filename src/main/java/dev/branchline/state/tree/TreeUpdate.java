package dev.branchline.state.tree;

import dev.branchline.event.TreeIntent;
import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.model.EntryId;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Effect;
import dev.branchline.state.Notices;
import dev.branchline.state.Step;
import dev.branchline.state.changes.UndoUpdate;
import dev.branchline.state.chat.ChatUpdate;
import dev.branchline.state.chat.HeadUpdate;
import dev.branchline.state.view.Notice.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Walking the tree: moving the choice, folding, and standing somewhere.
public final class TreeUpdate {
    private TreeUpdate() {}

    public static Step apply(AppState state, TreeIntent intent, long now) {
        return switch (intent) {
            case TreeIntent.Move m -> Step.of(TreeChoice.move(state, m.rows()));
            case TreeIntent.MoveToEnd m -> Step.of(TreeChoice.move(state, m.last() ? Integer.MAX_VALUE : Integer.MIN_VALUE));
            case TreeIntent.Left _ -> Step.of(TreeChoice.left(state));
            case TreeIntent.Right _ -> Step.of(TreeChoice.right(state));
            case TreeIntent.ToggleFold _ -> Step.of(TreeChoice.toggleFold(state));
            case TreeIntent.Sibling s -> Step.of(TreeChoice.sibling(state, s.step()));
            case TreeIntent.Select s -> Step.of(TreeChoice.select(state, s.id()));
            case TreeIntent.Enter _ -> enter(state, now);
            case TreeIntent.GoTo g -> HeadUpdate.move(state, g.id(), now);
            case TreeIntent.SwitchBranch s -> switchBranch(state, s.step(), now);
            case TreeIntent.SetLabel l -> label(state, l, now);
            case TreeIntent.UndoMove _ -> UndoUpdate.undoMove(state, now);
            case TreeIntent.RedoMove _ -> UndoUpdate.redoMove(state, now);
        };
    }

    /// A prompt goes into the editor, with the head before it; anything else becomes the head.
    private static Step enter(AppState state, long now) {
        Optional<EntryId> chosen = state.treePanel().chosen(state.conversation().tree().head());
        if (chosen.isEmpty()) {
            return Step.of(state);
        }
        EntryId id = chosen.get();
        Step stood = isAnsweredPrompt(state, id) ? ChatUpdate.editPrompt(state, id, now) : HeadUpdate.move(state, id, now);
        return stood.then(s -> Step.of(s.with(s.panes().withFocus(Pane.COMPOSER))));
    }

    /// One stands on a prompt only while its answer is coming or failed: otherwise a new message would follow it directly.
    private static boolean isAnsweredPrompt(AppState state, EntryId id) {
        SessionTree tree = state.conversation().tree();
        boolean running = state.conversation().runs().values().stream().anyMatch(r -> r.parent().equals(id));
        return tree.contains(id) && tree.node(id) instanceof Entry.UserMessage && tree.childCount(id) > 0 && !running;
    }

    /// Stands in the neighbouring branch, where one stood in it last.
    private static Step switchBranch(AppState state, int step, long now) {
        SessionTree tree = state.conversation().tree();
        Optional<EntryId> head = tree.head();
        Optional<RunBranch> besideRun = head.flatMap(h -> RunBranch.nearest(state.conversation(), h));
        if (besideRun.isPresent()) {
            return besideRun.get().go(state, step, now);
        }
        Optional<EntryId> neighbour = head.flatMap(h -> tree.neighbourBranch(h, step));
        if (neighbour.isPresent()) {
            return HeadUpdate.move(state, tree.leafToReturnTo(neighbour.get()), now);
        }
        boolean fork = head.isPresent() && tree.neighbourBranch(head.get(), -step).isPresent();
        return Notices.tell(state, Level.INFO, !fork
                ? "There is only one branch here. {chat.retry} or {chat.edit} makes another."
                : step > 0 ? "This is the last branch of the fork." : "This is the first branch of the fork.");
    }

    private static Step label(AppState state, TreeIntent.SetLabel intent, long now) {
        SessionTree tree = state.conversation().tree();
        if (state.conversation().readOnly()) {
            return Notices.tell(state, Level.WARNING, "This session can only be read here.");
        }
        if (!tree.contains(intent.id())) {
            return Step.of(state);
        }
        Entry.Labelled entry = new Entry.Labelled(tree.nextId(), intent.id(), Instant.ofEpochMilli(now), intent.label());
        tree.append(entry);
        return Step.of(state, new Effect.Append(List.of(entry), false, List.of()));
    }
}
