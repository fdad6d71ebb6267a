package dev.branchline.state.changes;

import dev.branchline.state.AppState;
import dev.branchline.state.view.Geometry;

/// The list of changes below the tree: which rows are shown.
public final class ChangesPanel {
    private ChangesPanel() {}

    /// The first row shown; the choice is always in view.
    public static int top(AppState state) {
        int height = Geometry.of(state).changesText().height();
        int count = state.changes().ledger().changes().size();
        int middle = state.changes().selected() - height / 2;
        return Math.clamp(middle, 0, Math.max(0, count - height));
    }
}
