package dev.branchline.ui.changes;

import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.Settlement;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.changes.Conflicts;
import dev.branchline.state.changes.DiffLayout;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.changes.SettlePanes;
import dev.branchline.state.view.Rect;
import dev.branchline.text.CellWidth;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.Span;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conflict in its panes: as it is now, as it was wished, as it was left, with the words that differ set off.
final class SettlePainter {
    private static final BitSet NOTHING = new BitSet();

    void paint(Sheet sheet, Page.Settling page) {
        FastGraphics g = sheet.graphics();
        g.fill(sheet.theme().style(Role.TEXT));
        PageBox box = PageBox.of(sheet.frame().state().panes(), page);
        List<Conflicts.At> all = Conflicts.of(page.plan());
        Conflicts.At at = all.get(page.at());
        head(sheet, page, at, all.size(), box.head());
        SettlePanes panes = SettlePanes.of(page, box.body());
        for (SettlePanes.Pane pane : panes.panes()) {
            if (panes.beside() && pane.at().column() > box.body().column()) {
                g.repeat(pane.at().column() - 1, pane.at().row(), 1, pane.at().height(), "│", sheet.theme().style(Role.BORDER));
            }
            pane(sheet, pane, panes, at.conflict(), isTaken(pane.side(), page.choices().get(page.at())));
        }
        PagePainter.hints(sheet, box.foot(), hints(sheet, all.size(), page.choices().stream().noneMatch(c -> c == null)));
    }

    private static void head(Sheet sheet, Page.Settling page, Conflicts.At at, int count, Rect place) {
        if (place.isEmpty()) {
            return;
        }
        long settled = page.choices().stream().filter(c -> c != null).count();
        String written = page.request() != null ? "working …" : settled + " settled · nothing is written yet";
        RowPen pen = RowPen.on(sheet.graphics(), sheet.theme(), Role.STATUS, place.column(), place.row(), place.width());
        pen.skip(1).add("Conflict " + (page.at() + 1) + " of " + count, Role.STATUS_KEY).skip(2);
        String line = " line " + (at.conflict().line() + 1);
        int room = Math.max(8, pen.left() - CellWidth.of(line) - CellWidth.of(written) - 2);
        pen.add(Paths.cut(at.file().path(), room), Role.STATUS_KEY).add(line, Role.STATUS).skip(2).add(written, Role.STATUS);
        if (CellWidth.of(page.plan().title()) + 4 <= pen.left()) {
            pen.skip(2).add(page.plan().title(), Role.STATUS);
        }
    }

    private static List<Sheet.Hint> hints(Sheet sheet, int count, boolean all) {
        List<Sheet.Hint> hints = new ArrayList<>(List.of(
                sheet.hint("conflicts.now", "as it is"), sheet.hint("conflicts.wished", "as wished"), sheet.hint("conflicts.base", "as it was left"),
                sheet.hint("conflicts.edit", "by hand")));
        if (all) {
            hints.add(sheet.hint("conflicts.accept", "done"));
        }
        hints.add(sheet.hint("conflicts.close", "leave"));
        if (count > 1) {
            hints.add(sheet.hint("conflicts.next", "next"));
        }
        hints.add(sheet.hint("help.conflicts", "keys"));
        return hints;
    }

    private static boolean isTaken(SettlePanes.Side side, Settlement.@Nullable Choice choice) {
        return switch (choice) {
            case null -> false;
            case Settlement.Choice.Now _ -> side == SettlePanes.Side.NOW;
            case Settlement.Choice.Wished _ -> side == SettlePanes.Side.WISHED;
            case Settlement.Choice.Base _ -> side == SettlePanes.Side.BASE;
            case Settlement.Choice.Own _ -> side == SettlePanes.Side.OWN;
        };
    }

    private static void heading(Sheet sheet, SettlePanes.Pane pane, boolean taken) {
        Rect at = pane.at();
        RowPen pen = RowPen.on(sheet.graphics(), sheet.theme(), taken ? Role.SELECTION : Role.TEXT, at.column(), at.row(), at.width());
        String key = switch (pane.side()) {
            case NOW -> "conflicts.now";
            case WISHED -> "conflicts.wished";
            case BASE -> "conflicts.base";
            case OWN -> "conflicts.edit";
        };
        String title = switch (pane.side()) {
            case NOW -> "Now: the file as it is";
            case WISHED -> "Wished: what would stand there";
            case BASE -> "Before both: as it was left";
            case OWN -> "By hand: what you wrote";
        };
        pen.skip(1).add(sheet.frame().catalog().shownKey(key), Role.ACCENT).skip(1).add(taken ? "✓ " : "", Role.SUCCESS)
                .add(CellWidth.of(title) <= pen.left() ? title : title.substring(0, title.indexOf(':')), taken ? Role.TEXT : Role.TITLE);
    }

    private static void pane(Sheet sheet, SettlePanes.Pane pane, SettlePanes panes, Conflict conflict, boolean taken) {
        Rect at = pane.at();
        if (at.isEmpty()) {
            return;
        }
        heading(sheet, pane, taken);
        DiffPen pen = new DiffPen(sheet.graphics(), sheet.theme());
        for (int y = 1; y < at.height() && panes.top() + y - 1 < pane.rows().size(); y++) {
            SettlePanes.Row row = pane.rows().get(panes.top() + y - 1);
            if (row.line() == null) {
                RowPen.on(sheet.graphics(), sheet.theme(), Role.TEXT, at.column(), at.row() + y, at.width()).skip(1).add(row.remark(), Role.FAINT);
                continue;
            }
            boolean around = row.index() < 0;
            List<Span> spans = List.of(new Span(DiffLayout.shown(row.line()), Ink.of(around ? Role.MUTED : Role.CODE)));
            pen.text(
                    at.column() + 1, at.row() + y, SettlePanes.textWidth(at), spans, around ? NOTHING : marks(pane.side(), row, conflict),
                    SettlePanes.ending(row.line(), panes.windows(), !around), around ? DiffPen.Kind.SAME : kind(pane.side()), false,
                    new DiffPen.Part(row.part(), row.last()));
        }
    }

    private static DiffPen.Kind kind(SettlePanes.Side side) {
        return switch (side) {
            case NOW -> DiffPen.Kind.SAME;
            case WISHED, OWN -> DiffPen.Kind.ADDED;
            case BASE -> DiffPen.Kind.REMOVED;
        };
    }

    /// What is different from how it was left; there, what would be different. Lines answer each other in order.
    private static BitSet marks(SettlePanes.Side side, SettlePanes.Row row, Conflict conflict) {
        List<String> other = side == SettlePanes.Side.BASE ? conflict.wished() : conflict.base();
        if (row.line() == null || side == SettlePanes.Side.OWN || row.index() >= other.size()) {
            return NOTHING;
        }
        String mine = DiffLayout.shown(row.line());
        String theirs = DiffLayout.shown(other.get(row.index()));
        return side == SettlePanes.Side.BASE ? WordMarks.of(mine, theirs).removed : WordMarks.of(theirs, mine).added;
    }
}
