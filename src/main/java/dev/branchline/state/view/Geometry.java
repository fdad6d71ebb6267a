package dev.branchline.state.view;

import dev.branchline.event.ViewIntent.Pane;
import dev.branchline.state.AppState;
import dev.branchline.state.composer.SoftWrap;

/// Where everything lies, computed from the state alone, so that scrolling and painting agree.
///
/// @param title the line at the top
/// @param conversation the pane with its border
/// @param side the side panel with its border; empty when hidden
/// @param changes the list of changes below the side panel, with its border; empty when there is none
/// @param composer the editor with its borders; where panes are framed its top border is the bottom border of the panes above, which
///     it is drawn over
/// @param status the line at the bottom
/// @param framed whether panes have borders; tiny screens do without
public record Geometry(Rect title, Rect conversation, Rect side, Rect changes, Rect composer, Rect status, boolean framed) {
    /// From this width on the side panel stands beside the conversation; below, it takes the conversation's place.
    public static final int BESIDE_COLUMNS = 90;

    /// The tree keeps at least this many rows before changes are listed below it.
    private static final int TREE_ROWS = 8;
    private static final int FEWEST_CHANGES = 4;
    private static final int FRAMED_ROWS = 10;
    private static final int FRAMED_COLUMNS = 24;
    private static final int PROMPT_SIGN = 2;

    public static Geometry of(AppState state) {
        Panes panes = state.panes();
        int columns = panes.columns();
        int rows = panes.rows();
        boolean framed = rows >= FRAMED_ROWS && columns >= FRAMED_COLUMNS;
        int titleRows = rows >= 6 ? 1 : 0;
        int statusRows = rows >= 3 ? 1 : 0;
        int border = framed ? 2 : 0;
        int composerRows = Math.min(rows - titleRows - statusRows, composerTextRows(state, framed) + border);
        int shared = framed ? 1 : 0;
        int mainRows = rows - titleRows - statusRows - composerRows + shared;
        Rect composer = new Rect(0, titleRows + mainRows - shared, columns, composerRows);
        Rect main = new Rect(0, titleRows, columns, mainRows);
        Rect title = new Rect(0, 0, columns, titleRows);
        Rect status = new Rect(0, rows - statusRows, columns, statusRows);
        if (columns < BESIDE_COLUMNS) {
            boolean sideOnTop = panes.focus() == Pane.SIDE || panes.focus() == Pane.CHANGES;
            return withSide(state, title, sideOnTop ? Rect.NONE : main, sideOnTop ? main : Rect.NONE, composer, status, framed);
        }
        int sideColumns = panes.sideShown() ? Math.min(panes.sideWidth(), widestSide(panes)) : 0;
        Rect conversation = new Rect(0, titleRows, columns - sideColumns, mainRows);
        Rect side = new Rect(columns - sideColumns, titleRows, sideColumns, mainRows);
        return withSide(state, title, conversation, sideColumns == 0 ? Rect.NONE : side, composer, status, framed);
    }

    /// The side panel is the tree, and below it what was changed. They share a border row.
    private static Geometry withSide(
            AppState state, Rect title, Rect conversation, Rect side, Rect composer, Rect status, boolean framed) {
        int count = state.changes().ledger().changes().size();
        int border = framed ? 2 : 1;
        int room = side.height() - TREE_ROWS - border;
        int rows = Math.min(Math.min(count, Math.max(FEWEST_CHANGES, side.height() / 3)), room);
        boolean alone = state.panes().focus() == Pane.CHANGES && count > 0 && (rows < Math.min(count, 2));
        if (side.isEmpty() || count == 0 || (rows < 1 && !alone)) {
            return new Geometry(title, conversation, side, Rect.NONE, composer, status, framed);
        }
        if (alone) {
            return new Geometry(title, conversation, Rect.NONE, side, composer, status, framed);
        }
        int height = rows + border;
        int shared = framed ? 1 : 0;
        Rect tree = new Rect(side.column(), side.row(), side.width(), side.height() - height + shared);
        Rect changes = new Rect(side.column(), side.row() + side.height() - height, side.width(), height);
        return new Geometry(title, conversation, tree, changes, composer, status, framed);
    }

    /// The widest that the side panel can be shown beside the conversation.
    static int widestSide(Panes panes) {
        return Math.max(1, panes.columns() - 50);
    }

    /// Cells for a row of the editor's text: the borders and the prompt sign take four.
    public static int composerTextWidth(Panes panes) {
        return Math.max(1, panes.columns() - 4);
    }

    private static int composerTextRows(AppState state, boolean framed) {
        int most = framed ? Math.clamp(state.panes().rows() / 3, 1, 12) : 1;
        int width = composerTextWidth(state.panes());
        int needed = 0;
        for (String line : state.composer().buffer().lines()) {
            needed += SoftWrap.rows(line, width).size();
            if (needed >= most) {
                return most;
            }
        }
        return Math.max(1, needed);
    }

    /// The conversation without its border.
    public Rect conversationText() {
        return framed ? conversation.inner() : conversation;
    }

    /// The rows of the list of changes: inside the border, or below its title.
    public Rect changesText() {
        return changes.isEmpty() ? Rect.NONE : framed ? changes.inner() : new Rect(changes.column(), changes.row() + 1, changes.width(), changes.height() - 1);
    }

    public Rect sideText() {
        return framed ? side.inner() : side;
    }

    /// Where the editor's text stands, without borders and the prompt sign; at least one cell while there is an editor.
    public Rect editorText() {
        if (composer.isEmpty()) {
            return Rect.NONE;
        }
        int border = framed ? 1 : 0;
        int sign = composer.width() > PROMPT_SIGN + border ? PROMPT_SIGN : 0;
        return new Rect(
                composer.column() + border + sign, composer.row() + border, Math.max(1, composer.width() - 4),
                Math.max(1, composer.height() - 2 * border));
    }

    public Rect composerText() {
        return framed ? new Rect(composer.column() + 1, composer.row() + 1, composer.width() - 2, composer.height() - 2) : composer;
    }
}
