package dev.branchline.ui.overlay;

import dev.branchline.model.tool.PermissionAnswer;
import dev.branchline.model.tool.TriedCall;
import dev.branchline.model.tool.Verdict;
import dev.branchline.state.overlay.Overlay;
import dev.branchline.state.tools.PermissionRows;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.draw.RowPen;
import java.util.ArrayList;
import java.util.List;

/// What tools may do: every rule with its source, and what would happen to a call.
final class PermissionsPainter {
    private static final int MARK = 2;
    private static final int VERDICT = 7;
    private static final int FROM = 20;

    private PermissionsPainter() {}

    /// A text in a role.
    private record Piece(String text, Role role) {}

    static void paint(Sheet sheet, Overlay.Permissions overlay) {
        PermissionAnswer known = overlay.known();
        String readOnly = sheet.frame.state().tools().readOnly() ? "read-only" : "not read-only";
        String remark = known == null ? "" : readOnly + (known.sandbox().isEmpty() ? " · no sandbox" : " · sandbox");
        sheet.frame("Permissions", remark, List.of(
                sheet.hint("tools.rule-try", "try a call"), sheet.hint("tools.rule-add", "add"), sheet.hint("tools.rule-remove", "take away"),
                sheet.hint("list.close", "close"), sheet.moveHint("move")));
        if (known == null) {
            sheet.message("Reading the rules…", Role.MUTED);
            return;
        }
        List<PermissionRows.Row> rows = PermissionRows.of(sheet.frame.state(), overlay);
        int chosen = Math.clamp(overlay.selected(), 0, rows.size() - 1);
        header(sheet, known.tried());
        int top = sheet.at.top(overlay, rows.size());
        for (int i = 0; i < sheet.at.rows().height() && top + i < rows.size(); i++) {
            row(sheet.listRow(i, top + i == chosen), rows.get(top + i), sheet.at.rows().width());
        }
        sheet.scrollMarks(top, rows.size());
        detail(sheet, known, rows.get(chosen));
    }

    /// Titles of the columns; where there is no room for more, what would happen to the call.
    private static void header(Sheet sheet, @org.jspecify.annotations.Nullable TriedCall tried) {
        if (sheet.at.header().isEmpty()) {
            return;
        }
        RowPen pen = sheet.pen(sheet.at.header(), 0, Role.OVERLAY);
        if (tried != null && sheet.at.detail().isEmpty()) {
            pen.add(outcome(tried.verdict()) + ": " + tried.call(), role(tried.verdict()));
            return;
        }
        int from = from(sheet.at.rows().width());
        pen.skip(MARK).add("what", Role.MUTED, VERDICT).add("tool and pattern", Role.MUTED, sheet.at.rows().width() - MARK - VERDICT - from);
        pen.add(from == 0 ? "" : "from", Role.MUTED, from);
    }

    private static int from(int width) {
        return width >= 52 ? FROM : 0;
    }

    private static void row(RowPen pen, PermissionRows.Row row, int width) {
        pen.add(switch (row.mark()) {
            case NONE -> "";
            case FITS -> "·";
            case DECIDES -> "▸";
        }, Role.ACCENT, MARK);
        pen.add(word(row.verdict()), role(row.verdict()), VERDICT);
        int from = from(width);
        pen.add(row.what(), row.rule() == null ? Role.MUTED : Role.TEXT, width - MARK - VERDICT - from - (from > 0 ? 1 : 0)).skip(from > 0 ? 1 : 0);
        pen.add(row.from(), Role.MUTED, from);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> "allow";
            case ASK -> "ask";
            case DENY -> "deny";
        };
    }

    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> "Would run without asking";
            case ASK -> "Would be asked for";
            case DENY -> "Would be denied";
        };
    }

    private static Role role(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> Role.SUCCESS;
            case ASK -> Role.WARNING;
            case DENY -> Role.ERROR;
        };
    }

    private static void detail(Sheet sheet, PermissionAnswer known, PermissionRows.Row chosen) {
        Rect area = sheet.at.detail();
        if (area.isEmpty()) {
            return;
        }
        if (sheet.at.isDetailBeside()) {
            sheet.graphics.repeat(area.column() - 2, area.row(), 1, area.height(), "│", sheet.style(Role.RULE));
        } else {
            sheet.graphics.repeat(area.column(), area.row() - 1, area.width(), 1, "─", sheet.style(Role.RULE));
        }
        int row = 0;
        for (Piece piece : pieces(known, chosen)) {
            for (StyledLine line : Sheet.paragraph(piece.text, piece.role, area.width())) {
                if (row < area.height()) {
                    sheet.pen(area, row++, Role.OVERLAY).add(line.plainText(), piece.role);
                }
            }
        }
    }

    private static List<Piece> pieces(PermissionAnswer known, PermissionRows.Row chosen) {
        List<Piece> pieces = new ArrayList<>();
        TriedCall tried = known.tried();
        if (tried != null) {
            pieces.add(new Piece(tried.call(), Role.TEXT));
            pieces.add(new Piece(outcome(tried.verdict()) + ".", role(tried.verdict())));
            String source = tried.decider() == null ? "" : " It is from: " + tried.decider().source().words() + ".";
            pieces.add(new Piece(tried.reason() + source, Role.MUTED));
            pieces.add(new Piece("", Role.TEXT));
        }
        pieces.add(new Piece(word(chosen.verdict()) + " " + chosen.what() + ", from: " + chosen.from(), Role.TEXT));
        pieces.add(new Piece("", Role.TEXT));
        pieces.add(new Piece("What denies wins wherever it stands. Else the topmost source decides that has a fitting rule; in one source, asking wins over allowing.",
                Role.MUTED));
        pieces.add(new Piece("Sandbox for commands: " + (known.sandbox().isEmpty() ? "none; what is allowed can do all that you can." : known.sandbox() + "."), Role.MUTED));
        return pieces;
    }
}
