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
        int width = sheet.at.rows().width();
        int title = Math.clamp(width / 5, 10, 20);
        int keys = Math.clamp(width / 4, 10, 34);
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            row(sheet.pen(sheet.at.rows(), i, Role.OVERLAY), rows.get(top + i), title, keys);
        }
        sheet.scrollMarks(top, rows.size());
    }

    private static void row(RowPen pen, HelpRows.Row row, int title, int keys) {
        if (row.isHeading()) {
            pen.add(row.title(), Role.HEADING);
            return;
        }
        if (pen.left() < title + keys + 16) {
            // No room for sentences: what it is called, and how.
            pen.add(row.title(), Role.TEXT, pen.left() / 2).skip(1).add(row.keys(), Role.ACCENT);
            return;
        }
        pen.skip(1).add(row.title(), Role.TEXT, title).skip(1).add(row.keys(), Role.ACCENT, keys).skip(1).add(row.help(), Role.MUTED);
    }
}
