package dev.branchline.ui;

import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;

/// The border of a pane, with its title in the top edge.
public final class Box {
    private Box() {}

    /// Draws the border around the whole area; the inside is left alone.
    ///
    /// @param title cut to what fits; empty for none
    public static void draw(FastGraphics g, Theme theme, String title, boolean focused) {
        TextStyle style = edge(theme, focused);
        int right = g.columns() - 1;
        int bottom = g.rows() - 1;
        g.repeat(1, 0, right - 1, 1, "─", style);
        g.repeat(1, bottom, right - 1, 1, "─", style);
        g.repeat(0, 1, 1, bottom - 1, "│", style);
        g.repeat(right, 1, 1, bottom - 1, "│", style);
        g.put(0, 0, "┌", 1, style);
        g.put(right, 0, "┐", 1, style);
        g.put(0, bottom, "└", 1, style);
        g.put(right, bottom, "┘", 1, style);
        if (!title.isEmpty() && right >= 6) {
            Role role = focused ? Role.TITLE : Role.MUTED;
            label(g, theme, 2, 0, right - 3, StyledLine.of(title, role), style);
        }
    }

    /// Puts a text into an edge, with a blank on each side.
    ///
    /// @param width cells that may be used, the blanks included
    /// @return the column after it
    public static int label(FastGraphics g, Theme theme, int column, int row, int width, StyledLine text, TextStyle edge) {
        if (width < 3 || text.isEmpty()) {
            return column;
        }
        StyledLine cut = Lines.cut(text, width - 2);
        g.put(column, row, " ", 1, edge);
        g.line(column + 1, row, cut, theme);
        g.put(column + 1 + cut.width(), row, " ", 1, edge);
        return column + 2 + cut.width();
    }

    public static TextStyle edge(Theme theme, boolean focused) {
        return theme.style(focused ? Role.BORDER_FOCUSED : Role.BORDER).over(theme.style(Role.TEXT));
    }
}
