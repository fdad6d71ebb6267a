package dev.branchline.text.markdown;

import dev.branchline.text.Ink;
import dev.branchline.text.StyledLine;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// A table that grows by rows. Rows keep their layout as long as the columns keep their widths, and a column can widen
/// only until it fills the screen, so a long table costs about as much as its rows.
final class TableLayout {
    private final List<List<StyledLine>> header;
    private final List<TableCell.Alignment> alignments = new ArrayList<>();
    private final List<List<List<StyledLine>>> rows = new ArrayList<>();
    private final int[] natural;
    private final Ink ink;

    private @Nullable TablePainter painter;

    private TableLayout(Node head, Ink ink) {
        this.ink = ink;
        Node row = head.getFirstChild();
        this.header = row == null ? List.of() : cells(row, ink.withBold());
        for (Node cell = row == null ? null : row.getFirstChild(); cell != null; cell = cell.getNext()) {
            TableCell.Alignment alignment = cell instanceof TableCell c ? c.getAlignment() : null;
            alignments.add(alignment == null ? TableCell.Alignment.LEFT : alignment);
        }
        natural = new int[header.size()];
        widen(natural, header);
    }

    /// A whole table.
    static TableLayout of(TableBlock table, Ink ink) {
        TableLayout layout = headOf(table, ink);
        for (TableRow row : bodyRows(table)) {
            layout.row(row);
        }
        return layout;
    }

    /// The same table without its rows.
    static TableLayout headOf(TableBlock table, Ink ink) {
        return new TableLayout(table.getFirstChild(), ink);
    }

    static List<TableRow> bodyRows(TableBlock table) {
        List<TableRow> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            if (part instanceof TableHead) {
                continue;
            }
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow tableRow) {
                    rows.add(tableRow);
                }
            }
        }
        return rows;
    }

    void row(TableRow row) {
        List<List<StyledLine>> cells = cells(row, ink);
        rows.add(cells);
        widen(natural, cells);
    }

    long cells() {
        return (long) rows.size() * header.size();
    }

    /// All rows of the screen.
    ///
    /// @param unfinished a last row that is not kept, or null
    List<StyledLine> rows(int width, @Nullable TableRow unfinished) {
        int[] needed = natural;
        List<List<StyledLine>> extra = null;
        if (unfinished != null) {
            extra = cells(unfinished, ink);
            needed = natural.clone();
            widen(needed, extra);
        }
        TablePlan plan = TablePlan.of(needed, width);
        if (painter == null || !painter.plan().equals(plan)) {
            painter = new TablePainter(plan, header, alignments);
        }
        painter.paintUpTo(rows);
        return painter.finished(extra);
    }

    private static List<List<StyledLine>> cells(Node row, Ink ink) {
        List<List<StyledLine>> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            cells.add(InlineLayout.lines(cell, ink));
        }
        return cells;
    }

    private static void widen(int[] widths, List<List<StyledLine>> cells) {
        for (int i = 0; i < widths.length && i < cells.size(); i++) {
            for (StyledLine line : cells.get(i)) {
                widths[i] = Math.max(widths[i], line.width());
            }
        }
    }
}
