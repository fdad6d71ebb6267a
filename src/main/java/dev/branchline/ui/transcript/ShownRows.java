package dev.branchline.ui.transcript;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The rows of the conversation that stand on the screen, so that only those are drawn that are others now: while an answer
/// streams, one or two of forty. When all have gone up by some rows, the cells are moved.
final class ShownRows {
    /// Fewer rows in their new places are drawn rather than moved.
    private static final int WORTH_MOVING = 4;

    private @Nullable StyledLine[] gutters = new StyledLine[0];
    private @Nullable StyledLine[] rows = new StyledLine[0];
    private @Nullable StyledLine[] nextGutters = new StyledLine[0];
    private @Nullable StyledLine[] nextRows = new StyledLine[0];
    private int next;

    /// The screen shows something else.
    void forget() {
        Arrays.fill(rows, null);
    }

    /// Starts a picture of this many rows.
    void begin(int height) {
        if (rows.length != height) {
            gutters = new StyledLine[height];
            rows = new StyledLine[height];
            nextGutters = new StyledLine[height];
            nextRows = new StyledLine[height];
        }
        next = 0;
    }

    /// The picture's next row.
    void add(StyledLine gutter, StyledLine row) {
        nextGutters[next] = gutter;
        nextRows[next++] = row;
    }

    boolean isFull() {
        return next == nextRows.length;
    }

    /// Draws what is not there yet.
    ///
    /// @param gutter width of what stands left of the rows
    void draw(FastGraphics g, Theme theme, Rect inner, int gutter) {
        while (!isFull()) {
            add(StyledLine.EMPTY, StyledLine.EMPTY);
        }
        int up = distance();
        if (up > 0 && g.moveUp(inner.column(), inner.row(), inner.width(), inner.height(), up)) {
            System.arraycopy(rows, up, rows, 0, rows.length - up);
            System.arraycopy(gutters, up, gutters, 0, rows.length - up);
        }
        TextStyle text = theme.style(Role.TEXT);
        FastGraphics inside =
                g.newTextGraphics(new TerminalPosition(inner.column(), inner.row()), new TerminalSize(inner.width(), inner.height()));
        for (int y = 0; y < rows.length; y++) {
            StyledLine mark = nextGutters[y];
            StyledLine row = nextRows[y];
            if (mark != null && row != null && !(isSame(rows[y], row) && isSame(gutters[y], mark))) {
                int from = gutter > 0 ? inside.line(0, y, mark, theme) : 0;
                inside.fill(from, y, gutter - from, 1, text);
                int end = inside.line(gutter, y, row, theme);
                inside.fill(end, y, inner.width() - end, 1, text);
            }
        }
        swap();
    }

    private void swap() {
        @Nullable StyledLine[] oldRows = rows;
        @Nullable StyledLine[] oldGutters = gutters;
        rows = nextRows;
        gutters = nextGutters;
        nextRows = oldRows;
        nextGutters = oldGutters;
    }

    /// Something was drawn over these rows.
    void spoilt(int from, int to) {
        for (int y = Math.max(0, from); y < Math.min(to, rows.length); y++) {
            rows[y] = null;
        }
    }

    /// How many rows the picture has gone up; 0 when drawing is not more work.
    private int distance() {
        int inPlace = inPlace(0);
        for (int up = 1; up + WORTH_MOVING <= rows.length; up++) {
            if (isSame(rows[up], nextRows[0]) && inPlace(up) >= inPlace + WORTH_MOVING) {
                return up;
            }
        }
        return 0;
    }

    private int inPlace(int up) {
        int count = 0;
        for (int y = 0; y + up < rows.length; y++) {
            count += isSame(rows[y + up], nextRows[y]) ? 1 : 0;
        }
        return count;
    }

    /// Rows that are laid out once are the same objects in every frame.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(@Nullable StyledLine a, @Nullable StyledLine b) {
        return a == b ? a != null : a != null && a.equals(b);
    }
}
