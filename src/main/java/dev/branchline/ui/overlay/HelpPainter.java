package dev.branchline.ui.overlay;

import dev.branchline.command.HelpRows;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.text.Role;
import dev.branchline.ui.draw.RowPen;
import java.util.List;

/// All keys and commands by scope.
final class HelpPainter {
    private HelpPainter() {}

    static void paint(Sheet sheet, Overlay.Help help) {
        List<HelpRows.Row> rows = HelpRows.of(sheet.frame.catalog(), sheet.frame.state(), help.filter());
        sheet.frame(
                "Help", "Branchline " + sheet.frame.state().surroundings().version(),
                List.of(
                        sheet.hint("list.close", "close"),
                        sheet.moveHint("scroll"),
                        sheet.hint("list.page-down", "page"),
                        new Sheet.Hint("letters", "search")));
        sheet.filter(help.filter(), "search keys and commands");
        if (rows.isEmpty()) {
            sheet.message("Nothing about that.", Role.MUTED);
        }
        int top = sheet.at.top(help, rows.size());
        HelpRows.Columns columns = HelpRows.Columns.of(sheet.at.rows().width());
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            row(sheet.pen(sheet.at.rows(), i, Role.OVERLAY), rows.get(top + i), columns);
        }
        sheet.scrollMarks(top, rows.size());
    }

    private static void row(RowPen pen, HelpRows.Row row, HelpRows.Columns columns) {
        if (row.isHeading()) {
            pen.add(row.title(), Role.HEADING);
            return;
        }
        if (!columns.beside()) {
            if (row.keys().isEmpty()) {
                pen.skip(3).add(row.help(), Role.MUTED);
            } else {
                pen.add(row.title(), Role.TEXT, columns.title()).skip(1).add(row.keys(), Role.ACCENT);
            }
            return;
        }
        pen.skip(1).add(row.title(), Role.TEXT, columns.title()).skip(1).add(row.keys(), Role.ACCENT, columns.keys()).skip(1).add(row.help(), Role.MUTED);
    }
}
