package dev.branchline.state.composer;

import dev.branchline.text.CellWidth;
import dev.branchline.text.Graphemes;
import java.util.ArrayList;
import java.util.List;

/// Breaks the editor's hard lines into screen rows. Unlike prose, nothing may vanish at a break: blanks stay, so that
/// every offset has its place on the screen.
public final class SoftWrap {
    private SoftWrap() {}

    /// One screen row of a hard line.
    ///
    /// @param start first UTF-16 offset
    /// @param end offset behind the last
    public record Row(int start, int end) {}

    /// The rows of one hard line; at least one. Breaks behind blanks where there are any, else between clusters.
    ///
    /// @param width cells per row, at least 1
    public static List<Row> rows(String line, int width) {
        int cells = Math.max(1, width);
        List<Row> rows = new ArrayList<>();
        int start = 0;
        int used = 0;
        int lastBlankEnd = -1;
        int i = 0;
        while (i < line.length()) {
            int next = Graphemes.after(line, i);
            int w = cellsOf(line, i, next);
            // Twice when what is carried over leaves no room for a wide character.
            while (used + w > cells && i > start) {
                int end = lastBlankEnd > start ? lastBlankEnd : i;
                rows.add(new Row(start, end));
                start = end;
                used = widthOf(line, start, i);
                lastBlankEnd = -1;
            }
            used += w;
            i = next;
            if (line.charAt(i - 1) == ' ') {
                lastBlankEnd = i;
            }
        }
        rows.add(new Row(start, line.length()));
        // A full last row leaves the cursor no cell to stand on.
        if (used >= cells && line.length() > start) {
            rows.add(new Row(line.length(), line.length()));
        }
        return rows;
    }

    /// The row of a hard line that shows an offset.
    public static int rowOf(List<Row> rows, int offset) {
        int i = rows.size() - 1;
        while (i > 0 && rows.get(i).start() > offset) {
            i--;
        }
        return i;
    }

    /// Cells between two offsets of a line.
    public static int widthOf(String line, int from, int to) {
        int width = 0;
        for (int i = from; i < to; ) {
            int next = Graphemes.after(line, i);
            width += cellsOf(line, i, next);
            i = next;
        }
        return width;
    }

    /// The offset in a row that stands at a cell, or the nearest before it.
    public static int offsetAt(String line, Row row, int cell) {
        int width = 0;
        int i = row.start();
        while (i < row.end()) {
            int next = Graphemes.after(line, i);
            width += cellsOf(line, i, next);
            if (width > cell) {
                return i;
            }
            i = next;
        }
        return row.end();
    }

    /// Moves the cursor by screen rows, keeping its cell where it can.
    ///
    /// @return the moved buffer, or the same one when there is no row further on
    public static TextBuffer moveRows(TextBuffer buffer, int delta, int width) {
        TextBuffer b = buffer;
        int goal = -1;
        for (int step = Math.abs(delta); step > 0; step--) {
            List<Row> rows = rows(b.currentLine(), width);
            int row = rowOf(rows, b.column());
            if (goal < 0) {
                goal = widthOf(b.currentLine(), rows.get(row).start(), b.column());
            }
            TextBuffer moved = delta < 0 ? rowUp(b, rows, row, goal, width) : rowDown(b, rows, row, goal, width);
            if (moved.equals(b)) {
                return b;
            }
            b = moved;
        }
        return b;
    }

    private static TextBuffer rowUp(TextBuffer b, List<Row> rows, int row, int goal, int width) {
        if (row > 0) {
            return b.at(b.line(), insideRow(b.currentLine(), rows, row - 1, goal));
        }
        if (b.line() == 0) {
            return b;
        }
        String above = b.lines().get(b.line() - 1);
        List<Row> aboveRows = rows(above, width);
        return b.at(b.line() - 1, insideRow(above, aboveRows, aboveRows.size() - 1, goal));
    }

    private static TextBuffer rowDown(TextBuffer b, List<Row> rows, int row, int goal, int width) {
        if (row < rows.size() - 1) {
            return b.at(b.line(), insideRow(b.currentLine(), rows, row + 1, goal));
        }
        if (b.line() == b.lines().size() - 1) {
            return b;
        }
        String below = b.lines().get(b.line() + 1);
        return b.at(b.line() + 1, insideRow(below, rows(below, width), 0, goal));
    }

    /// The end of a row that continues is the start of the next, so the cursor stays one cluster before it.
    private static int insideRow(String line, List<Row> rows, int row, int goal) {
        int offset = offsetAt(line, rows.get(row), goal);
        boolean continues = row < rows.size() - 1;
        if (continues && offset == rows.get(row).end() && offset > rows.get(row).start()) {
            return Graphemes.before(line, offset);
        }
        return offset;
    }

    private static int cellsOf(String line, int from, int to) {
        char c = line.charAt(from);
        if (to == from + 1 && c < 0x300) {
            return 1;
        }
        return Math.max(1, CellWidth.ofCluster(line.substring(from, to)));
    }
}
