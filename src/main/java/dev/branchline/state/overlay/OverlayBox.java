package dev.branchline.state.overlay;

import dev.branchline.state.AppState;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.view.Panes;
import dev.branchline.state.view.Rect;
import java.util.OptionalInt;

/// Where an overlay lies on the screen and where its parts are, from the size of the terminal alone, so that the painter
/// and the mouse agree. Parts that find no room are empty; the rows go last.
///
/// @param box the whole, with its border
/// @param framed whether there is room for a border, with the title above and the keys below
/// @param input the row of the filter or of the text that is asked for
/// @param header the row of column titles
/// @param rows the list, or the text of a page
/// @param detail more about the chosen row: at the right, or below
public record OverlayBox(Rect box, boolean framed, Rect input, Rect header, Rect rows, Rect detail) {
    private static final int FRAMED_COLUMNS = 16;
    private static final int FRAMED_ROWS = 5;
    private static final int DETAIL_BESIDE_FROM = 112;
    private static final int DETAIL_COLUMNS = 40;
    private static final int DETAIL_ROWS = 5;
    private static final int DETAIL_BELOW_FROM = 18;

    /// What is wanted of an overlay: its size when there is room, and its parts.
    private record Wish(int columns, int rows, boolean input, boolean header, boolean detail) {}

    public static OverlayBox of(Panes panes, Overlay overlay) {
        if (overlay instanceof Overlay.Changes c) {
            PageBox page = PageBox.of(panes, c.page());
            return new OverlayBox(page.box(), page.framed(), Rect.NONE, Rect.NONE, page.body(), Rect.NONE);
        }
        Wish wish = wish(overlay);
        Rect box = overlay instanceof Overlay.Question ? aboveEditor(panes, wish) : place(panes, wish, overlay instanceof Overlay.Themes);
        boolean framed = box.width() >= FRAMED_COLUMNS && box.height() >= FRAMED_ROWS;
        // One blank column inside the border lets the text breathe.
        Rect inner = framed ? new Rect(box.column() + 2, box.row() + 1, box.width() - 4, box.height() - 2) : box;
        Rect input = wish.input && inner.height() >= 2 ? top(inner, 1) : Rect.NONE;
        // A rule below the filter takes one row more.
        Rect below = input.isEmpty() ? inner : without(inner, inner.height() >= 7 ? 2 : 1);
        Rect header = wish.header && below.height() >= 4 ? top(below, 1) : Rect.NONE;
        Rect rows = header.isEmpty() ? below : without(below, 1);
        return wish.detail ? withDetail(box, framed, input, header, rows) : new OverlayBox(box, framed, input, header, rows, Rect.NONE);
    }

    /// The same; a question is no taller than what it says, so that what led to it stays in sight.
    public static OverlayBox of(AppState state, Overlay overlay) {
        OverlayBox whole = of(state.panes(), overlay);
        if (!(overlay instanceof Overlay.Question q) || !whole.framed) {
            return whole;
        }
        int spare = whole.rows.height() - QuestionRows.wanted(state, q, whole.rows);
        Rect box = whole.box;
        Rect lower = new Rect(box.column(), box.row(), box.width(), box.height() - Math.max(0, spare));
        return new OverlayBox(lower, true, Rect.NONE, Rect.NONE, without(whole.rows, 0, Math.max(0, spare)), Rect.NONE);
    }

    private static Wish wish(Overlay overlay) {
        return switch (overlay) {
            case Overlay.ModelPicker _ -> new Wish(168, 48, true, true, true);
            case Overlay.Palette _ -> new Wish(84, 26, true, false, false);
            case Overlay.Sessions _ -> new Wish(120, 34, true, true, false);
            case Overlay.Themes _ -> new Wish(46, 20, true, false, true);
            case Overlay.Help _ -> new Wish(156, 60, true, false, false);
            case Overlay.UsageReport _ -> new Wish(108, 40, false, true, false);
            case Overlay.Question _ -> new Wish(120, 60, false, false, false);
            case Overlay.ContextList _ -> new Wish(148, 34, false, true, true);
            case Overlay.Permissions _ -> new Wish(148, 36, false, true, true);
            case Overlay.GuidancePage _ -> new Wish(108, 40, false, true, false);
            case Overlay.Field _ -> new Wish(72, 6, true, false, false);
            case Overlay.KeyEntry _ -> new Wish(76, 10, true, false, false);
            case Overlay.Changes _ -> throw new IllegalArgumentException("pages have boxes of their own");
        };
    }

    /// What is typed while a question comes up must stay in sight.
    private static Rect aboveEditor(Panes panes, Wish wish) {
        int columns = panes.columns();
        int below = panes.rows() >= 20 ? 4 : panes.rows() >= 12 ? 2 : 0;
        int top = panes.rows() >= 12 ? 1 : 0;
        int width = Math.min(wish.columns, columns >= 60 ? columns - 4 : columns);
        return new Rect((columns - width) / 2, top, width, Math.min(wish.rows, panes.rows() - top - below));
    }

    /// In the middle, with a margin where the screen is large; themes stand at the side, beside what they change.
    private static Rect place(Panes panes, Wish wish, boolean aside) {
        int columns = panes.columns();
        int rows = panes.rows();
        int width = Math.min(wish.columns, columns >= 60 ? columns - 4 : columns);
        int height = Math.min(wish.rows, rows >= 20 ? rows - 4 : rows >= 12 ? rows - 2 : rows);
        int column = aside ? Math.max(0, columns - width - (columns >= 60 ? 2 : 0)) : (columns - width) / 2;
        return new Rect(column, (rows - height) / 2, width, height);
    }

    private static OverlayBox withDetail(Rect box, boolean framed, Rect input, Rect header, Rect rows) {
        if (rows.width() >= DETAIL_BESIDE_FROM) {
            int width = rows.width() - DETAIL_COLUMNS - 3;
            Rect list = new Rect(rows.column(), rows.row(), width, rows.height());
            int top = header.isEmpty() ? rows.row() : header.row();
            Rect detail = new Rect(rows.column() + width + 3, top, DETAIL_COLUMNS, rows.row() + rows.height() - top);
            Rect narrow = header.isEmpty() ? header : new Rect(header.column(), header.row(), width, 1);
            return new OverlayBox(box, framed, input, narrow, list, detail);
        }
        if (box.height() >= DETAIL_BELOW_FROM) {
            int height = rows.height() - DETAIL_ROWS - 1;
            Rect list = new Rect(rows.column(), rows.row(), rows.width(), height);
            Rect detail = new Rect(rows.column(), rows.row() + height + 1, rows.width(), DETAIL_ROWS);
            return new OverlayBox(box, framed, input, header, list, detail);
        }
        return new OverlayBox(box, framed, input, header, rows, Rect.NONE);
    }

    /// Whether the detail stands right of the list, not below.
    public boolean isDetailBeside() {
        return !detail.isEmpty() && detail.column() > rows.column();
    }

    private static Rect top(Rect rect, int height) {
        return new Rect(rect.column(), rect.row(), rect.width(), Math.min(height, rect.height()));
    }

    private static Rect without(Rect rect, int above, int below) {
        return new Rect(rect.column(), rect.row() + above, rect.width(), rect.height() - above - below);
    }

    private static Rect without(Rect rect, int rows) {
        return new Rect(rect.column(), rect.row() + rows, rect.width(), rect.height() - rows);
    }

    /// The first row that is shown: as it was, moved no further than brings the choice into view.
    ///
    /// @param count rows there are
    public int top(Overlay.Listed listed, int count) {
        int height = Math.max(1, rows.height());
        int last = Math.max(0, count - height);
        if (listed instanceof Overlay.Help h) {
            return Math.clamp(h.selected(), 0, last);
        }
        int chosen = Math.clamp(listed.selected(), 0, Math.max(0, count - 1));
        return Math.clamp(Math.clamp(listed.top(), Math.max(0, chosen - height + 1), chosen), 0, last);
    }

    /// The row of the list at a place of the screen.
    public OptionalInt rowAt(Overlay.Listed listed, int count, int column, int row) {
        int at = top(listed, count) + row - rows.row();
        return rows.contains(column, row) && at < count ? OptionalInt.of(at) : OptionalInt.empty();
    }

    /// The same with the box at the origin: how the painter of its window sees it.
    public OverlayBox atOrigin() {
        return new OverlayBox(shift(box), framed, shift(input), shift(header), shift(rows), shift(detail));
    }

    private Rect shift(Rect rect) {
        return rect.isEmpty() ? Rect.NONE : new Rect(rect.column() - box.column(), rect.row() - box.row(), rect.width(), rect.height());
    }
}
