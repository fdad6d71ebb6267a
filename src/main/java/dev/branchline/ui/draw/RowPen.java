package dev.branchline.ui.draw;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Color;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;

/// Writes one row from left to right, never beyond its width. Any text may be given: it is made safe first.
///
/// A row stands on a role of its own (an overlay, a selection): pieces keep their colour and take the row's background.
public final class RowPen {
    private final FastGraphics graphics;
    private final Theme theme;
    private final Role ground;
    private final int row;
    private final int right;
    private int at;

    private RowPen(FastGraphics graphics, Theme theme, Role ground, int column, int row, int width) {
        this.graphics = graphics;
        this.theme = theme;
        this.ground = ground;
        this.row = row;
        this.at = column;
        this.right = column + Math.max(0, width);
    }

    /// A pen at the start of a row, which is blank from now on.
    ///
    /// @param ground what the row stands on
    public static RowPen on(FastGraphics graphics, Theme theme, Role ground, int column, int row, int width) {
        graphics.fill(column, row, Math.max(0, width), 1, ground(theme, ground));
        return new RowPen(graphics, theme, ground, column, row, width);
    }

    /// How a blank of this ground looks. A selection is visible in every theme.
    public static TextStyle ground(Theme theme, Role ground) {
        TextStyle style = theme.style(ground);
        boolean selection = ground == Role.SELECTION || ground == Role.SELECTION_INACTIVE;
        if (!selection || !style.equals(theme.style(Role.TEXT))) {
            return style;
        }
        return ground == Role.SELECTION ? style.withReverse(true) : style.withBold(true).withUnderline(true);
    }

    /// How a role looks on a ground: its own colour and emphasis, on the ground's background unless it has one of its own.
    public static TextStyle style(Theme theme, Role role, Role ground) {
        TextStyle below = ground(theme, ground);
        TextStyle text = theme.style(Role.TEXT);
        boolean selected = ground == Role.SELECTION || ground == Role.SELECTION_INACTIVE;
        // Faint colours are made for the dark of the screen; on a selection they could not be read.
        boolean faint = role == Role.MUTED || role == Role.FAINT || role == Role.PLACEHOLDER || role == Role.BORDER || role == Role.TREE_GUIDE;
        if (role == Role.TEXT || (selected && faint)) {
            return below;
        }
        TextStyle style = theme.style(role);
        if (selected && (below.reverse() || (below.background() instanceof Color.Indexed(int index) && index < 16))) {
            // Of sixteen colours too many cannot be read on each other; reversed, they would be patches.
            return below.withBold(below.bold() || style.bold());
        }
        TextStyle open = style.background().equals(text.background()) ? style.withBackground(below.background()) : style;
        TextStyle inked = open.foreground().equals(text.foreground()) ? open.withForeground(below.foreground()) : open;
        return below.reverse() ? inked.withReverse(true) : inked;
    }

    /// Cells that are left.
    public int left() {
        return Math.max(0, right - at);
    }

    /// The column of the next cell.
    public int column() {
        return at;
    }

    /// Writes a text, cut with `…` where it does not fit.
    public RowPen add(String text, Role role) {
        return put(CellWidth.cut(SafeText.of(text), left()), style(theme, role, ground));
    }

    /// The same in a column of this width: cut or filled up, with the text at the left.
    public RowPen add(String text, Role role, int width) {
        int end = Math.min(right, at + Math.max(0, width));
        put(CellWidth.cut(SafeText.of(text), end - at), style(theme, role, ground));
        at = end;
        return this;
    }

    /// A column of this width with the text at the right.
    public RowPen right(String text, Role role, int width) {
        int end = Math.min(right, at + Math.max(0, width));
        String shown = CellWidth.cut(SafeText.of(text), end - at);
        at = end - CellWidth.of(shown);
        return put(shown, style(theme, role, ground));
    }

    /// A column of this width in which some letters are marked as found.
    ///
    /// @param marks offsets of chars in the text, rising
    public RowPen marked(String text, int[] marks, Role role, int width) {
        int end = Math.min(right, at + Math.max(0, width));
        int start = at;
        String safe = SafeText.of(text);
        put(CellWidth.cut(safe, end - at), style(theme, role, ground));
        if (safe.equals(text)) {
            for (int mark : marks) {
                mark(text, mark, start, end);
            }
        }
        at = end;
        return this;
    }

    private void mark(String text, int mark, int start, int end) {
        int column = start + CellWidth.columnAt(text, mark);
        int cells = CellWidth.of(text) > end - start ? 1 : 0;
        if (column < end - cells) {
            TextStyle found = style(theme, Role.MATCH, ground);
            graphics.restyle(column, row, 1, 1, _ -> found);
        }
    }

    /// Leaves cells blank.
    public RowPen skip(int cells) {
        at = Math.min(right, at + Math.max(0, cells));
        return this;
    }

    /// Goes on so that this many cells are left; back never.
    public RowPen skipTo(int cellsLeft) {
        at = Math.clamp(right - (long) cellsLeft, at, right);
        return this;
    }

    private RowPen put(String text, TextStyle style) {
        at = Math.min(right, graphics.text(at, row, text, style));
        return this;
    }
}
