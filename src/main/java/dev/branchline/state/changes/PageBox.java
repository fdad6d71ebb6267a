package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.state.view.Panes;
import dev.branchline.state.view.Rect;

/// Where the parts of a page lie, from the size of the terminal alone, so that painter, mouse and update agree.
///
/// @param box the whole
/// @param head the line that says what it is
/// @param list the files; empty where the lines have the whole width
/// @param body the lines, or the rows of a page without a list
/// @param foot the line with the keys
public record PageBox(Rect box, Rect head, Rect list, Rect body, Rect foot) {
    /// From this width on the list stands beside the lines.
    static final int LIST_BESIDE_FROM = 96;
    /// From this width of the lines on, old and new stand beside each other.
    private static final int COLUMNS_FROM = 140;
    private static final int PREVIEW_COLUMNS = 110;

    public static PageBox of(Panes panes, Page page) {
        return switch (page) {
            case Page.Review r -> review(panes, r);
            case Page.Preview p -> framed(panes, PREVIEW_COLUMNS, Math.clamp(PreviewText.wanted(p, columns(panes, PREVIEW_COLUMNS) - 4), 3, 38) + 2);
            case Page.Operations o -> framed(panes, 100, Math.clamp(o.count(), 3, 32) + 2);
            case Page.Settling _, Page.Blame _ -> whole(panes);
        };
    }

    private static PageBox whole(Panes panes) {
        int columns = panes.columns();
        int rows = panes.rows();
        int head = rows >= 4 ? 1 : 0;
        int foot = rows >= 3 ? 1 : 0;
        return new PageBox(
                new Rect(0, 0, columns, rows), new Rect(0, 0, columns, head), Rect.NONE, new Rect(0, head, columns, rows - head - foot),
                new Rect(0, rows - foot, columns, foot));
    }

    private static PageBox review(Panes panes, Page.Review review) {
        PageBox whole = whole(panes);
        Rect all = whole.body;
        if (panes.columns() < LIST_BESIDE_FROM) {
            return review.inFiles()
                    ? new PageBox(whole.box, whole.head, all, Rect.NONE, whole.foot)
                    : whole;
        }
        int width = Math.clamp(panes.columns() / 4, 30, 52);
        return new PageBox(
                whole.box, whole.head, new Rect(0, all.row(), width, all.height()),
                new Rect(width + 1, all.row(), all.width() - width - 1, all.height()), whole.foot);
    }

    private static int columns(Panes panes, int wanted) {
        return Math.min(wanted, panes.columns() >= 60 ? panes.columns() - 4 : panes.columns());
    }

    /// A box in the middle with a border.
    private static PageBox framed(Panes panes, int wantedColumns, int wantedRows) {
        int columns = panes.columns();
        int rows = panes.rows();
        int width = columns(panes, wantedColumns);
        int height = Math.min(wantedRows, rows >= 20 ? rows - 4 : rows >= 12 ? rows - 2 : rows);
        Rect box = new Rect((columns - width) / 2, (rows - height) / 2, width, height);
        boolean framed = width >= 16 && height >= 5;
        return new PageBox(box, Rect.NONE, Rect.NONE, framed ? new Rect(box.column() + 2, box.row() + 1, width - 4, height - 2) : box, Rect.NONE);
    }

    /// The lines of a diff: below the line that says which file it is.
    public Rect lines() {
        return body.height() >= 4 ? new Rect(body.column(), body.row() + 1, body.width(), body.height() - 1) : body;
    }

    /// Whether the body has a border around it.
    public boolean framed() {
        return body.row() > box.row() && foot.isEmpty() && head.isEmpty();
    }

    /// Whether old and new of a file stand beside each other: where one of them is empty, it would only waste its half.
    public static boolean beside(Panes panes, Page.Review review, FileDiff diff) {
        return beside(panes, review) && diff.before().lines() > 0 && diff.after().lines() > 0;
    }

    /// Whether old and new are to stand beside each other.
    static boolean beside(Panes panes, Page.Review review) {
        return review.beside() == null ? panes.columns() >= COLUMNS_FROM : review.beside();
    }
}
