package dev.branchline.state.tree;

import dev.branchline.model.EntryId;
import dev.branchline.session.TreeOutline;
import dev.branchline.state.AppState;
import java.util.Optional;

/// Moving the choice in the side panel, and folding. The choice stays in view; the head stays where it is.
final class TreeChoice {
    private TreeChoice() {}

    static AppState move(AppState state, int rows) {
        TreeOutline outline = TreeRows.outline(state);
        int chosen = TreeRows.chosen(state, outline);
        return chosen < 0 ? state : choose(state, (int) Math.clamp((long) chosen + rows, 0, outline.size() - 1L));
    }

    static AppState select(AppState state, EntryId id) {
        return state.conversation().tree().contains(id) ? inView(state, state.with(state.treePanel().select(id))) : state;
    }

    /// Folds what is open below; else goes to the row above in the tree.
    static AppState left(AppState state) {
        TreeOutline outline = TreeRows.outline(state);
        int chosen = TreeRows.chosen(state, outline);
        if (chosen < 0) {
            return state;
        }
        TreeOutline.Row row = outline.rows(chosen, 1).getFirst();
        if (row.branchStart() && row.visibleBelow() > 0 && !row.folded()) {
            return fold(state, row.id(), true);
        }
        return outline.parent(chosen).map(p -> choose(state, p)).orElse(state);
    }

    /// Unfolds; else goes to the first row below in the tree.
    static AppState right(AppState state) {
        TreeOutline outline = TreeRows.outline(state);
        int chosen = TreeRows.chosen(state, outline);
        if (chosen < 0) {
            return state;
        }
        TreeOutline.Row row = outline.rows(chosen, 1).getFirst();
        if (row.folded()) {
            return fold(state, row.id(), false);
        }
        return outline.firstChild(chosen).map(c -> choose(state, c)).orElse(state);
    }

    static AppState toggleFold(AppState state) {
        TreeOutline outline = TreeRows.outline(state);
        int chosen = TreeRows.chosen(state, outline);
        if (chosen < 0) {
            return state;
        }
        TreeOutline.Row row = outline.rows(chosen, 1).getFirst();
        return row.visibleBelow() == 0 ? state : fold(state, row.id(), !row.folded());
    }

    static AppState sibling(AppState state, int step) {
        TreeOutline outline = TreeRows.outline(state);
        int chosen = TreeRows.chosen(state, outline);
        Optional<Integer> sibling = chosen < 0 ? Optional.empty() : outline.sibling(chosen, step);
        return sibling.map(s -> choose(state, s)).orElse(state);
    }

    private static AppState fold(AppState state, EntryId id, boolean fold) {
        return inView(state, state.with(state.treePanel().select(id).fold(id, fold)));
    }

    private static AppState choose(AppState state, int row) {
        EntryId id = TreeRows.outline(state).rows(row, 1).getFirst().id();
        return inView(state, state.with(state.treePanel().select(id)));
    }

    /// Moves no further than needed from what was shown before, which a following choice may have moved already.
    private static AppState inView(AppState before, AppState after) {
        int shown = TreeRows.top(before);
        return after.with(after.treePanel().withTop(TreeRows.top(after.with(after.treePanel().withTop(shown)))));
    }
}
