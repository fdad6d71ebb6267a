package dev.branchline.ui.overlay;

import dev.branchline.state.models.Fuzzy;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.overlay.OverlayRows;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.ui.draw.RowPen;
import java.util.List;

/// Themes; the whole screen shows the chosen one at once.
final class ThemesPainter {
    private ThemesPainter() {}

    static void paint(Sheet sheet, Overlay.Themes overlay) {
        List<String> rows = OverlayRows.themes(sheet.frame.state(), overlay);
        sheet.frame("Themes", "", List.of(sheet.hint("list.accept", "keep"), sheet.hint("list.close", "back to " + overlay.before())));
        sheet.filter(overlay.filter(), "name");
        if (rows.isEmpty()) {
            sheet.message(sheet.frame.state().panes().themes().isEmpty() ? "Looking for themes…" : "No theme is called that.", Role.MUTED);
        }
        int top = sheet.at.top(overlay, rows.size());
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            String name = rows.get(top + i);
            RowPen pen = sheet.listRow(i, top + i == Math.min(overlay.selected(), rows.size() - 1));
            pen.add(name.equals(overlay.before()) ? "● " : "  ", Role.ACCENT);
            pen.marked(name, Fuzzy.positions(overlay.filter().strip(), name), Role.TEXT, pen.left());
        }
        sheet.scrollMarks(top, rows.size());
        if (!sheet.at.detail().isEmpty()) {
            sample(sheet, sheet.at.detail());
        }
    }

    /// A few words in the roles that matter most.
    private static void sample(Sheet sheet, Rect area) {
        sheet.graphics.repeat(area.column(), area.row() - 1, area.width(), 1, "─", sheet.style(Role.RULE));
        List<List<Role>> lines = List.of(
                List.of(Role.USER, Role.ASSISTANT, Role.REASONING),
                List.of(Role.SUCCESS, Role.WARNING, Role.ERROR),
                List.of(Role.CODE_KEYWORD, Role.CODE_STRING, Role.CODE_COMMENT),
                List.of(Role.DIFF_ADDED, Role.DIFF_REMOVED, Role.COST),
                List.of(Role.LINK, Role.MATCH, Role.HEADING));
        for (int i = 0; i < lines.size() && i < area.height(); i++) {
            RowPen pen = sheet.pen(area, i, Role.OVERLAY);
            for (Role role : lines.get(i)) {
                String word = role.key().substring(role.key().indexOf('.') + 1);
                pen.add(word, role).skip(Math.max(1, 13 - word.length()));
            }
        }
    }
}
