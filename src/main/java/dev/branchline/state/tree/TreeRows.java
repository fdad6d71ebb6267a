package dev.branchline.state.tree;

import dev.branchline.model.EntryId;
import dev.branchline.session.TreeOutline;
import dev.branchline.state.AppState;
import dev.branchline.state.view.Geometry;
import dev.branchline.state.view.Rect;
import java.util.List;
import java.util.Optional;

/// The rows of the side panel: which are shown, and on which the choice is. Painter, mouse and update ask here.
public final class TreeRows {
    private static final int FOOTED_ROWS = 6;

    private TreeRows() {}

    /// The panel at one moment.
    ///
    /// @param top index of the first row shown
    /// @param chosen index of the row the choice is on; -1 in an empty tree
    /// @param count rows there are
    /// @param rows those that are shown
    public record Window(int top, int chosen, int count, List<TreeOutline.Row> rows) {}

    /// Where rows are drawn: inside the border, above the line with the keys where there is room for one.
    public static Rect place(Geometry geometry) {
        Rect text = geometry.sideText();
        boolean footed = geometry.framed() && text.height() >= FOOTED_ROWS;
        return footed ? new Rect(text.column(), text.row(), text.width(), text.height() - 1) : text;
    }

    /// What is shown. Costs the rows that are shown; a pass over the tree only after it has changed.
    public static Window window(AppState state) {
        TreeOutline outline = outline(state);
        int top = top(state);
        int height = place(Geometry.of(state)).height();
        return new Window(top, chosen(state, outline), outline.size(), outline.rows(top, height));
    }

    /// The node on a row of the panel, counted from its first shown row.
    public static Optional<EntryId> at(AppState state, int row) {
        Window window = window(state);
        return row >= 0 && row < window.rows().size() ? Optional.of(window.rows().get(row).id()) : Optional.empty();
    }

    static TreeOutline outline(AppState state) {
        return state.conversation().outline(state.treePanel().folded());
    }

    /// The row of the choice, or of the nearest shown node above it.
    static int chosen(AppState state, TreeOutline outline) {
        Optional<EntryId> id = state.treePanel().chosen(state.conversation().tree().head());
        return id.flatMap(outline::indexOf).orElse(outline.size() > 0 ? 0 : -1);
    }

    /// The first row shown: as it was, moved no further than brings the choice into view.
    static int top(AppState state) {
        TreeOutline outline = outline(state);
        int height = place(Geometry.of(state)).height();
        int chosen = chosen(state, outline);
        if (height <= 0 || chosen < 0) {
            return 0;
        }
        int inView = Math.clamp(state.treePanel().top(), Math.max(0, chosen - height + 1), chosen);
        return Math.clamp(inView, 0, Math.max(0, outline.size() - height));
    }
}
