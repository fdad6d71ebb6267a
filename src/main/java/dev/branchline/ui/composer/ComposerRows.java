package dev.branchline.ui.composer;

import dev.branchline.state.composer.SoftWrap;
import dev.branchline.state.composer.TextBuffer;
import java.util.ArrayList;
import java.util.List;

/// Which screen rows of the editor are shown: always the cursor's, and else those that were shown before. Looks only at the
/// lines around the cursor, so that a draft of any size costs the same.
final class ComposerRows {
    /// @param line index of the hard line
    record Row(int line, SoftWrap.Row cells) {
        boolean isSamePlace(Row other) {
            return line == other.line && cells.start() == other.cells.start();
        }
    }

    /// @param cursor index of the cursor's row among the rows
    /// @param above whether there are rows above
    /// @param below whether there are rows below
    record Shown(List<Row> rows, int cursor, boolean above, boolean below) {}

    private Row top = new Row(0, new SoftWrap.Row(0, 0));

    Shown around(TextBuffer buffer, int width, int height) {
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
        int start = start(rows, cursor, height);
        int end = Math.min(rows.size(), start + height);
        top = rows.get(start);
        return new Shown(
                List.copyOf(rows.subList(start, end)), cursor - start,
                start > 0 || firstLine > 0, end < rows.size() || lastLine < buffer.lines().size() - 1);
    }

    private int start(List<Row> rows, int cursor, int height) {
        int before = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isSamePlace(top)) {
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
