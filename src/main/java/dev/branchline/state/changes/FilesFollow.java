package dev.branchline.state.changes;

import dev.branchline.event.ChatIntent;
import dev.branchline.event.Intent;
import dev.branchline.event.TreeIntent;
import dev.branchline.model.EntryId;
import dev.branchline.model.change.ChangeStatus;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.Wish;
import dev.branchline.session.Entry;
import dev.branchline.session.SessionTree;
import dev.branchline.state.AppState;
import dev.branchline.state.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Files follow the branch: when the head is to move, and files were changed on the way that is left or entered, asks whether they go along.
public final class FilesFollow {
    private FilesFollow() {}

    /// The question, when one is to be asked before an intent is done.
    public static Optional<Step> ask(AppState state, Intent intent) {
        if (state.changes().isEmpty() || state.settings().filesFollow().equals("never") || !state.overlays().isEmpty()) {
            return Optional.empty();
        }
        Optional<Target> target = target(state, intent);
        // A running answer may be changing files; they stay where they are.
        if (target.isEmpty() || state.conversation().readOnly() || state.conversation().activeRunShown().isPresent()) {
            return Optional.empty();
        }
        EntryId head = state.conversation().tree().head().orElse(null);
        Wish.Follow wish = between(state, head, target.get().id());
        return wish.leaves().isEmpty() && wish.enters().isEmpty()
                ? Optional.empty()
                : Optional.of(PlanUpdate.wish(state, wish, new Page.After.Move(intent)));
    }

    /// @param id null for before the first message
    private record Target(@Nullable EntryId id) {}

    /// Where an intent would put the head.
    private static Optional<Target> target(AppState state, Intent intent) {
        SessionTree tree = state.conversation().tree();
        Optional<EntryId> head = tree.head();
        return switch (intent) {
            case TreeIntent.Enter _ -> state.treePanel().chosen(head).filter(tree::contains).map(id -> beforePrompt(state, id));
            case TreeIntent.GoTo g -> Optional.of(new Target(g.id()));
            case TreeIntent.SwitchBranch s -> head.flatMap(h -> tree.neighbourBranch(h, s.step())).map(n -> new Target(tree.leafToReturnTo(n)));
            case ChatIntent.EditPrompt e ->
                tree.contains(e.prompt()) && tree.node(e.prompt()) instanceof Entry.UserMessage
                        ? Optional.of(new Target(tree.parent(e.prompt()).orElse(null)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Target beforePrompt(AppState state, EntryId id) {
        SessionTree tree = state.conversation().tree();
        boolean prompt = tree.node(id) instanceof Entry.UserMessage && tree.childCount(id) > 0
                && state.conversation().runs().values().stream().noneMatch(r -> r.parent().equals(id));
        return new Target(prompt ? tree.parent(id).orElse(null) : id);
    }

    /// What is left, newest first, and what is entered, oldest first; only answers whose changes matter.
    static Wish.Follow between(AppState state, @Nullable EntryId from, @Nullable EntryId to) {
        SessionTree tree = state.conversation().tree();
        Set<EntryId> old = new HashSet<>();
        Set<EntryId> entered = new HashSet<>();
        tree.pathToRoot(from).forEach(n -> old.add(n.id()));
        tree.pathToRoot(to).forEach(n -> entered.add(n.id()));
        Map<EntryId, List<ChangeStatus>> changes = new HashMap<>();
        for (ChangeStatus status : state.changes().ledger().changes()) {
            changes.computeIfAbsent(status.change().origin().answer(), _ -> new ArrayList<>()).add(status);
        }
        List<EntryId> leaves = tree.pathToRoot(from).stream().map(Entry::id)
                .filter(id -> !entered.contains(id) && any(changes.get(id), FilesFollow::isThere)).toList().reversed();
        List<EntryId> enters = tree.pathToRoot(to).stream().map(Entry::id)
                .filter(id -> !old.contains(id) && any(changes.get(id), FilesFollow::isGone)).toList();
        return new Wish.Follow(leaves, enters);
    }

    private static boolean any(@Nullable List<ChangeStatus> changes, Predicate<HunkState> state) {
        return changes != null && changes.stream().anyMatch(c -> c.hunks().stream().anyMatch(state));
    }

    private static boolean isThere(HunkState state) {
        return state == HunkState.APPLIED || state == HunkState.KEPT || state == HunkState.PARTIAL;
    }

    private static boolean isGone(HunkState state) {
        return state == HunkState.REVERTED || state == HunkState.PARTIAL;
    }
}
