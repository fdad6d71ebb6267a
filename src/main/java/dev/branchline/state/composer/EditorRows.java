package dev.branchline.state.composer;

import java.util.ArrayList;
import java.util.List;

/// Which screen rows of the editor are shown: always the cursor's, and else those that were shown before. Looks only at the
/// lines around the cursor, so that a draft of any size costs the same.
///
/// @param rows the rows, from the top
/// @param cursor index of the cursor's row among them
/// @param above whether there are rows above
/// @param below whether there are rows below
public record EditorRows(List<Row> rows, int cursor, boolean above, boolean below) {
    public EditorRows {
        rows = List.copyOf(rows);
    }

    /// @param line index of the hard line
    public record Row(int line, SoftWrap.Row cells) {
        Top place() {
            return new Top(line, cells.start());
        }
    }

    /// The first row that was shown last.
    ///
    /// @param line index of the hard line
    /// @param start first UTF-16 offset of the row
    public record Top(int line, int start) {
        public static final Top FIRST = new Top(0, 0);
    }

    /// @param top what was shown before; the view moves no further from it than brings the cursor in
    public static EditorRows around(TextBuffer buffer, int width, int height, Top top) {
        List<Row> rows = new ArrayList<>(lineRows(buffer, buffer.line(), width));
        int cursor = SoftWrap.rowOf(rows.stream().map(Row::cells).toList(), buffer.column());
        int firstLine = buffer.line();
        while (cursor < height && firstLine > 0) {
            firstLine--;
            List<Row> before = lineRows(buffer, firstLine, width);
            rows.addAll(0, before);
            cursor += before.size();
        }
        int lastLine = buffer.line();
        while (rows.size() - cursor <= height && lastLine < buffer.lines().size() - 1) {
            lastLine++;
            rows.addAll(lineRows(buffer, lastLine, width));
        }
        int start = start(rows, cursor, height, top);
        int end = Math.min(rows.size(), start + height);
        return new EditorRows(
                rows.subList(start, end), cursor - start,
                start > 0 || firstLine > 0, end < rows.size() || lastLine < buffer.lines().size() - 1);
    }

    public Top top() {
        return rows.getFirst().place();
    }

    /// The cursor at a cell of the shown rows; below the last row it is that row.
    public TextBuffer at(TextBuffer buffer, int column, int row) {
        Row there = rows.get(Math.clamp(row, 0, rows.size() - 1));
        String line = buffer.lines().get(there.line());
        return buffer.at(there.line(), SoftWrap.offsetAt(line, there.cells(), Math.max(0, column)));
    }

    private static int start(List<Row> rows, int cursor, int height, Top top) {
        int before = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).place().equals(top)) {
                before = i;
            }
        }
        int lowest = Math.max(0, cursor - height + 1);
        int wanted = before < 0 ? lowest : Math.clamp(before, lowest, cursor);
        return Math.max(0, Math.min(wanted, rows.size() - height));
    }

    private static List<Row> lineRows(TextBuffer buffer, int line, int width) {
        return SoftWrap.rows(buffer.lines().get(line), width).stream().map(r -> new Row(line, r)).toList();
    }
}
