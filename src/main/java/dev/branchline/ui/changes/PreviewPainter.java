package dev.branchline.ui.changes;

import dev.branchline.model.change.FilePlan;
import dev.branchline.model.change.Plan;
import dev.branchline.model.change.Selection;
import dev.branchline.model.change.Wish;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PreviewRows;
import dev.branchline.state.changes.PreviewText;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import java.util.ArrayList;
import java.util.List;

/// What would be done to files, and afterwards what was: one row a file, in the same form.
final class PreviewPainter {
    private final DiffPainter lines = new DiffPainter();

    void paint(Sheet sheet, Page.Preview preview) {
        boolean moves = preview.after() instanceof Page.After.Move;
        sheet.frame(title(preview), remark(preview), hints(sheet, preview, moves));
        Rect area = sheet.at().rows();
        PreviewText text = PreviewText.of(preview, area.width(), area.height());
        int row = 0;
        for (StyledLine line : text.above()) {
            if (row < area.height()) {
                RowPen pen = sheet.pen(area, row++, Role.OVERLAY);
                line.spans().forEach(s -> pen.add(s.text(), s.ink().role()));
            }
        }
        if (preview.plan() == null && preview.report() == null) {
            return;
        }
        List<PreviewRows.Row> rows = text.rows();
        int height = area.height() - row;
        int top = text.top();
        for (int i = 0; i < height && top + i < rows.size(); i++) {
            int y = area.row() + row + i;
            PreviewRows.Row shown = rows.get(top + i);
            boolean chosen = top + i == preview.chosen() && preview.report() == null;
            if (shown.row() != null && shown.diff() != null) {
                int indent = Math.min(PreviewText.INDENT, area.width());
                Rect inner = new Rect(area.column() + indent, area.row(), area.width() - indent, area.height());
                sheet.graphics().fill(area.column(), y, indent, 1, RowPen.ground(sheet.theme(), Role.OVERLAY));
                lines.row(sheet, inner, y, shown, chosen);
            } else if (shown.part() > 0) {
                sheet.listRow(row + i, chosen).skip(PreviewRows.WHY_INDENT).add(shown.why(), Role.MUTED);
            } else {
                file(sheet.listRow(row + i, chosen), shown, preview.report() != null, preview.open().containsKey(shown.file().path()));
            }
        }
    }

    private static String title(Page.Preview preview) {
        if (preview.report() != null) {
            return preview.report().title();
        }
        return preview.plan() != null ? preview.plan().title() : "Looking at the files …";
    }

    private static String remark(Page.Preview preview) {
        if (preview.report() != null) {
            return preview.report().operation() == null ? "nothing was done" : "done · " + preview.report().operation();
        }
        if (preview.plan() == null) {
            return "";
        }
        return preview.request() != null ? "working …" : "nothing is done yet";
    }

    private static void file(RowPen pen, PreviewRows.Row row, boolean done, boolean open) {
        FilePlan file = row.file();
        String sign = switch (file.fate()) {
            case RESTORED -> "↶";
            case MERGED -> "⇄";
            case CREATED -> "+";
            case DELETED -> "−";
            case RENAMED -> "→";
            case UNCHANGED -> "=";
            case CONFLICT -> "!";
            case SKIPPED -> "·";
        };
        Role role = switch (file.fate()) {
            case RESTORED, MERGED, CREATED, RENAMED -> Role.SUCCESS;
            case DELETED -> Role.WARNING;
            case UNCHANGED, SKIPPED -> Role.MUTED;
            case CONFLICT -> Role.ERROR;
        };
        String word = PreviewText.word(file.fate(), done).replaceFirst("^to ", "");
        pen.add(sign, role).skip(1);
        String counts = Paths.counts(file.added(), file.removed());
        int room = Math.max(8, pen.left() - CellWidth.of(word) - CellWidth.of(counts) - 5);
        String renamed = file.edit().renamedFrom() == null ? "" : file.edit().renamedFrom() + " → ";
        pen.add(open ? "▾ " : done ? "" : file.fate().writes() ? "▸ " : "  ", Role.MUTED);
        String path = Paths.cut(renamed + file.path(), room);
        pen.add(path, Role.TEXT).skip(2).add(word, role).skip(2);
        if (file.added() > 0 || file.removed() > 0) {
            Diffstat.write(pen, file.added(), file.removed());
            pen.skip(2);
        }
        pen.add(row.why(), Role.MUTED);
    }

    private static List<Sheet.Hint> hints(Sheet sheet, Page.Preview preview, boolean moves) {
        List<Sheet.Hint> hints = new ArrayList<>();
        Plan plan = preview.plan();
        if (preview.report() != null) {
            hints.add(sheet.hint("preview.apply", "close"));
            return hints;
        }
        if (moves) {
            hints.add(sheet.hint("preview.apply", "move only"));
            if (plan != null && plan.blocked().isEmpty()) {
                hints.add(sheet.hint("preview.files", plan.hasConflicts() ? "files too, settle conflicts" : "files too"));
            }
            hints.add(sheet.hint("preview.close", "stay"));
        } else {
            boolean back = preview.after() instanceof Page.After.Back;
            if (plan != null && plan.blocked().isEmpty() && (back || !plan.files().isEmpty())) {
                hints.add(sheet.hint("preview.apply", plan.hasConflicts() && !back ? "settle conflicts" : "do it"));
            }
            hints.add(sheet.hint("preview.close", "leave as it is"));
        }
        if (plan != null && plan.files().stream().anyMatch(f -> f.fate().writes())) {
            hints.add(sheet.hint("preview.unfold", "lines"));
        }
        if (single(preview.wish()) && plan != null && !plan.hasConflicts()) {
            hints.add(sheet.hint("preview.always", "do not ask for hunks"));
        }
        return hints;
    }

    private static boolean single(Wish wish) {
        return (wish instanceof Wish.Revert(List<Selection> r) && r.size() == 1 && r.getFirst().hunk() != null)
                || (wish instanceof Wish.Reapply(List<Selection> a) && a.size() == 1 && a.getFirst().hunk() != null);
    }
}
