package dev.branchline.ui.overlay;

import dev.branchline.state.context.ContextFigures;
import dev.branchline.state.context.ContextRows;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.ui.draw.RowPen;
import java.util.List;

/// What is pinned: each file with its size, its tokens, and how it stands to what was sent.
final class ContextPainter {
    private static final int TOKENS = 8;
    private static final int SIZE = 9;
    private static final int STANDING = 20;

    private ContextPainter() {}

    static void paint(Sheet sheet, Overlay.ContextList overlay) {
        List<ContextRows.Row> rows = ContextRows.of(sheet.frame.state());
        ContextFigures all = ContextFigures.pinned(sheet.frame.state());
        sheet.frame("Pinned files", rows.isEmpty() ? "" : all.inWords(), List.of(
                sheet.hint("context.add", "add"), sheet.hint("context.unpin", "take away"), sheet.hint("context.refresh", "read again"),
                sheet.hint("list.close", "close"), sheet.moveHint("move")));
        int width = sheet.at.rows().width();
        Columns columns = Columns.of(width);
        if (rows.isEmpty()) {
            sheet.message("Nothing is pinned. What you pin goes along with what you ask, and again when it has changed.\n\n"
                    + "/context src/ pins a folder, /context \"*.md\" a pattern; @ in a prompt takes a file along once.", Role.MUTED);
            return;
        }
        if (!sheet.at.header().isEmpty()) {
            RowPen pen = sheet.pen(sheet.at.header(), 0, Role.OVERLAY);
            pen.add("file", Role.MUTED, columns.path).right("size", Role.MUTED, columns.size).right("tokens", Role.MUTED, columns.tokens);
            pen.skip(columns.standing > 0 ? 2 : 0).add("", Role.MUTED, columns.standing);
        }
        int top = sheet.at.top(overlay, rows.size());
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            boolean chosen = top + i == Math.min(overlay.selected(), rows.size() - 1);
            row(sheet.listRow(i, chosen), rows.get(top + i), columns);
        }
        sheet.scrollMarks(top, rows.size());
        preview(sheet, rows.get(Math.clamp(overlay.selected(), 0, rows.size() - 1)));
    }

    /// The beginning of the chosen file, as it would be sent.
    private static void preview(Sheet sheet, ContextRows.Row row) {
        Rect area = sheet.at.detail();
        if (area.isEmpty()) {
            return;
        }
        if (sheet.at.isDetailBeside()) {
            sheet.graphics.repeat(area.column() - 2, area.row(), 1, area.height(), "│", sheet.style(Role.RULE));
        } else {
            sheet.graphics.repeat(area.column(), area.row() - 1, area.width(), 1, "─", sheet.style(Role.RULE));
        }
        String head = row.text().substring(0, Math.min(row.text().length(), area.width() * area.height() * 4));
        List<String> lines = head.isEmpty() ? List.of() : SafeText.lines(head);
        for (int i = 0; i < area.height() && i < lines.size(); i++) {
            sheet.pen(area, i, Role.OVERLAY).add(lines.get(i), Role.CODE);
        }
        if (lines.isEmpty()) {
            sheet.pen(area, 0, Role.OVERLAY).add(row.remark().isEmpty() ? row.standing().words() : row.remark(), Role.MUTED);
        }
    }

    private record Columns(int path, int size, int tokens, int standing) {
        static Columns of(int width) {
            int tokens = width >= 36 ? TOKENS : 0;
            int standing = width >= 56 ? Math.max(STANDING, width / 3) : 0;
            int size = width >= 68 ? SIZE : 0;
            return new Columns(Math.max(1, width - tokens - size - standing - (standing > 0 ? 2 : 0)), size, tokens, standing);
        }
    }

    private static void row(RowPen pen, ContextRows.Row row, Columns columns) {
        boolean sent = switch (row.standing()) {
            case SENT, NOT_SENT, CHANGED -> true;
            case GONE, LEFT_OUT -> false;
        };
        pen.add(row.path(), sent ? Role.TEXT : Role.MUTED, columns.path);
        pen.right(row.bytes() == 0 ? "" : bytes(row.bytes()), Role.MUTED, columns.size);
        pen.right(row.tokens() == 0 ? "" : "~" + ContextFigures.thousands(row.tokens()), Role.MUTED, columns.tokens);
        if (columns.standing > 0) {
            String words = row.remark().isEmpty() ? row.standing().words() : row.remark();
            Role role = switch (row.standing()) {
                case SENT -> Role.SUCCESS;
                case NOT_SENT -> Role.MUTED;
                case CHANGED -> Role.ACCENT;
                case GONE, LEFT_OUT -> Role.WARNING;
            };
            pen.skip(2).add(words, role, columns.standing);
        }
    }

    private static String bytes(long bytes) {
        return bytes < 1024 ? bytes + " B" : bytes < 1 << 20 ? Math.round(bytes / 1024.0) + " KiB" : Math.round(bytes / 1048576.0) + " MiB";
    }
}
