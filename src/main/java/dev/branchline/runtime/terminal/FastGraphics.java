package dev.branchline.runtime.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.gui2.TextGUI;
import com.googlecode.lanterna.gui2.TextGUIGraphics;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Graphemes;
import dev.branchline.text.StyledLine;
import dev.branchline.text.TextStyle;
import dev.branchline.text.theme.Theme;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Draws on a [FastScreen] inside a rectangle. Our painters use the methods with a [TextStyle]: no Lanterna strings, no garbage, any
/// position is allowed and what lies outside is cut off. Stock widgets use the methods that they know and get the same cells.
///
/// Wide clusters that would be cut by the rectangle's right edge become a blank. UI thread, for the time of one paint.
public final class FastGraphics extends StockGraphics {
    private final FastScreen screen;
    private final CellPlane plane;
    private final int originColumn;
    private final int originRow;
    private final TerminalSize size;
    private final int clipLeft;
    private final int clipTop;
    private final int clipRight;
    private final int clipBottom;
    private TextStyle lastTop = TextStyle.PLAIN;
    private TextStyle lastBase = TextStyle.PLAIN;
    private TextStyle lastBoth = TextStyle.PLAIN;

    FastGraphics(FastScreen screen, @Nullable TextGUI gui) {
        this(screen, gui, 0, 0, screen.getTerminalSize(), 0, 0, screen.back().columns, screen.back().rows);
    }

    private FastGraphics(
            FastScreen screen, @Nullable TextGUI gui, int originColumn, int originRow, TerminalSize size,
            int clipLeft, int clipTop, int clipRight, int clipBottom) {
        super(gui);
        this.screen = screen;
        this.plane = screen.back();
        this.originColumn = originColumn;
        this.originRow = originRow;
        this.size = size;
        this.clipLeft = clipLeft;
        this.clipTop = clipTop;
        this.clipRight = clipRight;
        this.clipBottom = clipBottom;
    }

    /// What Lanterna hands to a component's renderer, under an [AppGui].
    public static FastGraphics of(TextGUIGraphics graphics) {
        return (FastGraphics) graphics;
    }

    public int columns() {
        return size.getColumns();
    }

    public int rows() {
        return size.getRows();
    }

    /// Draws one grapheme cluster.
    ///
    /// @param cluster without control characters; those become blanks
    /// @param width its cells, 1 or 2, as [CellWidth] says
    public void put(int column, int row, String cluster, int width, TextStyle style) {
        put(column, row, screen.styles().of(style).cell(cluster, width));
    }

    /// Draws a whole text on one row, cluster by cluster.
    ///
    /// @return the column after its last
    public int text(int column, int row, CharSequence text, TextStyle style) {
        return text(column, row, text, screen.styles().of(style));
    }

    private int text(int column, int row, CharSequence text, Style style) {
        int at = column;
        Graphemes clusters = new Graphemes(text);
        int right = clipRight - originColumn;
        for (int i = 0; i < text.length() && at < right; ) {
            int end = clusters.end(i);
            Cell cell = end == i + 1 && text.charAt(i) < 0x7f
                    ? style.ascii(text.charAt(i))
                    : style.cell(text.subSequence(i, end).toString());
            put(at, row, cell);
            at += cell.width;
            i = end;
        }
        return at;
    }

    /// Draws a laid-out row; right of its end nothing is changed.
    ///
    /// @return the column after its last
    public int line(int column, int row, StyledLine line, Theme theme) {
        line.forEachCluster((cluster, ink, at, width) -> put(column + at, row, cluster, width, theme.style(ink)));
        return column + line.width();
    }

    /// Draws a laid-out row on a background: what its inks leave open shows `base`, up to `columns` cells, blanks included.
    public void line(int column, int row, int columns, StyledLine line, Theme theme, TextStyle base) {
        line.forEachCluster((cluster, ink, at, width) -> {
            if (at + width <= columns) {
                put(column + at, row, cluster, width, over(theme.style(ink), base));
            }
        });
        fill(column + line.width(), row, columns - line.width(), 1, base);
    }

    /// Neighbours mostly have the same style: one object for all of them.
    @SuppressWarnings("ReferenceEquality")
    private TextStyle over(TextStyle top, TextStyle base) {
        if (top != lastTop || base != lastBase) {
            lastTop = top;
            lastBase = base;
            lastBoth = top.over(base);
        }
        return lastBoth;
    }

    /// Makes a rectangle blank.
    public void fill(int column, int row, int columns, int rows, TextStyle style) {
        fill(column, row, columns, rows, screen.styles().of(style).blank());
    }

    /// Makes everything blank.
    public void fill(TextStyle style) {
        fill(0, 0, columns(), rows(), style);
    }

    /// Repeats one cluster of one cell along a row or a column: lines, rules, guides.
    public void repeat(int column, int row, int columns, int rows, String cluster, TextStyle style) {
        fill(column, row, columns, rows, screen.styles().of(style).cell(cluster, 1));
    }

    /// Changes the style of what has been drawn in a rectangle: selections, matches, cursors of our own.
    public void restyle(int column, int row, int columns, int rows, UnaryOperator<TextStyle> change) {
        int right = Math.min(clipRight, originColumn + column + columns);
        int bottom = Math.min(clipBottom, originRow + row + rows);
        for (int y = Math.max(clipTop, originRow + row); y < bottom; y++) {
            for (int x = Math.max(clipLeft, originColumn + column); x < right; x++) {
                Cell cell = plane.get(x, y);
                if (cell != null && cell.width > 0) {
                    plane.put(x, y, screen.styles().of(change.apply(cell.style.textStyle)).cell(cell.text, cell.width), clipLeft, clipRight);
                }
            }
        }
    }

    /// Tells that the content of a rectangle may have moved up or down since the last frame; see [FastScreen#scrollArea].
    public void scrollArea(int column, int row, int columns, int rows) {
        screen.scrollArea(originColumn + column, originRow + row, columns, rows);
    }

    /// The same rectangle with the same size, of which only the first rows can be drawn on.
    public FastGraphics top(int rows) {
        return new FastGraphics(
                screen, gui(), originColumn, originRow, size, clipLeft, clipTop, clipRight, Math.min(clipBottom, originRow + rows));
    }

    /// Moves what has been drawn in a rectangle up; its last rows stay as they are. Nothing when the rectangle is not all inside.
    ///
    /// @return whether it was moved
    public boolean moveUp(int column, int row, int columns, int rows, int lines) {
        int left = originColumn + column;
        int top = originRow + row;
        if (left < clipLeft || left + columns > clipRight || top < clipTop || top + rows > clipBottom) {
            return false;
        }
        plane.moveUp(left, top, columns, rows, lines);
        return true;
    }

    private void put(int column, int row, Cell cell) {
        int x = originColumn + column;
        int y = originRow + row;
        if (y < clipTop || y >= clipBottom || x >= clipRight) {
            return;
        }
        if (x >= clipLeft) {
            plane.put(x, y, cell, clipLeft, clipRight);
        } else if (cell.width == 2 && x + 1 == clipLeft && clipLeft < clipRight) {
            plane.put(clipLeft, y, cell.style.blank(), clipLeft, clipRight);
        }
    }

    private void fill(int column, int row, int columns, int rows, Cell cell) {
        int left = Math.max(clipLeft, originColumn + column);
        int right = Math.min(clipRight, originColumn + column + columns);
        int bottom = Math.min(clipBottom, originRow + row + rows);
        for (int y = Math.max(clipTop, originRow + row); y < bottom; y++) {
            for (int x = left; x < right; x++) {
                plane.put(x, y, cell, left, right);
            }
        }
    }

    private Style style() {
        return screen.styles().of(foregroundColor, backgroundColor, activeModifiers);
    }

    /// What is drawn through it lands here, shifted and cut off at the rectangle.
    @Override
    public FastGraphics newTextGraphics(TerminalPosition topLeft, TerminalSize area) {
        int column = originColumn + topLeft.getColumn();
        int row = originRow + topLeft.getRow();
        return new FastGraphics(
                screen, gui(), column, row, area,
                Math.max(clipLeft, column),
                Math.max(clipTop, row),
                Math.min(clipRight, column + area.getColumns()),
                Math.min(clipBottom, row + area.getRows()));
    }

    @Override
    public TerminalSize getSize() {
        return size;
    }

    @Override
    public TextCharacter getCharacter(int column, int row) {
        return screen.getBackCharacter(originColumn + column, originRow + row);
    }

    @Override
    public FastGraphics setCharacter(int column, int row, TextCharacter character) {
        put(column, row, screen.cell(character));
        return this;
    }

    @Override
    public FastGraphics setCharacter(int column, int row, char character) {
        put(column, row, style().ascii(character));
        return this;
    }

    @Override
    public FastGraphics putString(int column, int row, String string) {
        int lineEnd = string.indexOf('\n');
        text(column, row, lineEnd < 0 ? string : string.substring(0, lineEnd), style());
        return this;
    }

    @Override
    public FastGraphics fillRectangle(TerminalPosition topLeft, TerminalSize area, char character) {
        fill(topLeft.getColumn(), topLeft.getRow(), area.getColumns(), area.getRows(), style().ascii(character));
        return this;
    }
}
