package dev.branchline.ui.changes;

import dev.branchline.state.changes.OperationRows;
import dev.branchline.state.changes.Page;
import dev.branchline.text.Role;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// What was done, newest first.
final class OperationsPainter {
    private OperationsPainter() {}

    static void paint(Sheet sheet, Page.Operations page) {
        List<OperationRows.Row> rows = OperationRows.of(sheet.frame().state());
        int chosen = Math.clamp(page.chosen(), 0, Math.max(0, rows.size() - 1));
        sheet.frame("What was done", page.back() ? chosen + (chosen == 1 ? " thing is" : " things are") + " taken back, newest first"
                : rows.size() + (rows.size() == 1 ? " thing" : " things") + ", newest first", page.back()
                ? List.of(sheet.hint("operations.accept", "take back all above …"), sheet.hint("operations.close", "leave as it is"))
                : List.of(
                        sheet.hint("operations.accept", "take this back"), sheet.hint("operations.back", "back to here"),
                        sheet.hint("operations.close", "close")));
        int height = sheet.at().rows().height();
        int top = Math.clamp(page.top(), 0, Math.max(0, rows.size() - height));
        for (int i = 0; i < height && top + i < rows.size(); i++) {
            boolean marked = page.back() && top + i < chosen;
            row(sheet, sheet.listRow(i, top + i == chosen), rows.get(top + i), marked);
        }
        sheet.scrollMarks(top, rows.size());
    }

    private static void row(Sheet sheet, RowPen pen, OperationRows.Row row, boolean marked) {
        pen.add(Paths.time(Instant.ofEpochMilli(row.at()), sheet.frame().now(), ZoneId.systemDefault()), Role.MUTED, 12);
        switch (row) {
            case OperationRows.Row.Files f -> {
                boolean undone = f.operation().undone();
                pen.add(f.operation().id().toString(), Role.FAINT, 5);
                pen.add(marked ? "↶ " : undone ? "○ " : "● ", marked ? Role.WARNING : undone ? Role.MUTED : Role.SUCCESS);
                int files = f.operation().edits().size();
                pen.add(f.operation().title(), undone ? Role.MUTED : Role.TEXT).add("  " + files + (files == 1 ? " file" : " files"), Role.MUTED);
                pen.add(undone ? "  taken back" : "", Role.MUTED);
            }
            case OperationRows.Row.Move m -> pen.add("", Role.FAINT, 5).add(marked ? "↶ " : "↪ ", marked ? Role.WARNING : Role.ACCENT).add(m.title(), Role.TEXT);
        }
    }
}
