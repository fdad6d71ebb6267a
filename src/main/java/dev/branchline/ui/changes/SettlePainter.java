package dev.branchline.ui.changes;

import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Settlement;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.changes.Conflicts;
import dev.branchline.state.changes.DiffLayout;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.Span;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conflict in three panes: as it is now, as it was wished, as the model left it. On a narrow screen they stand below each other.
final class SettlePainter {
    private static final int BESIDE_FROM = 90;

    /// One pane.
    ///
    /// @param key the command that takes it
    private record Pane(String title, String key, List<String> lines, DiffPen.Kind kind, boolean taken) {}

    void paint(Sheet sheet, Page.Settling page) {
        FastGraphics g = sheet.graphics();
        g.fill(sheet.theme().style(Role.TEXT));
        PageBox box = PageBox.of(sheet.frame().state().panes(), page);
        List<Conflicts.At> all = Conflicts.of(page.plan());
        Conflicts.At at = all.get(page.at());
        Settlement.@Nullable Choice choice = page.choices().get(page.at());
        long settled = page.choices().stream().filter(c -> c != null).count();
        if (!box.head().isEmpty()) {
            RowPen.on(g, sheet.theme(), Role.STATUS, box.head().column(), box.head().row(), box.head().width())
                    .skip(1).add("Conflict " + (page.at() + 1) + " of " + all.size(), Role.STATUS_KEY).skip(2)
                    .add(at.file().path() + " line " + (at.conflict().line() + 1), Role.STATUS).skip(2)
                    .add(settled + " settled · nothing is written yet", Role.STATUS);
        }
        panes(sheet, box.body(), at.conflict(), choice, page.top());
        PagePainter.hints(sheet, box.foot(), List.of(
                sheet.hint("conflicts.now", "as it is"), sheet.hint("conflicts.wished", "as wished"), sheet.hint("conflicts.base", "as it was left"),
                sheet.hint("conflicts.edit", "by hand"), sheet.hint("conflicts.close", "leave"), sheet.hint("conflicts.next", "next"),
                sheet.hint("help.conflicts", "keys")));
    }

    private static void panes(Sheet sheet, Rect body, Conflict conflict, Settlement.@Nullable Choice choice, int top) {
        List<Pane> panes = List.of(
                new Pane("Now: your file as it is", "conflicts.now", conflict.now(), DiffPen.Kind.SAME, choice instanceof Settlement.Choice.Now),
                new Pane("Wished: what would stand there", "conflicts.wished", conflict.wished(), DiffPen.Kind.ADDED, choice instanceof Settlement.Choice.Wished),
                new Pane("Left: as the model left it", "conflicts.base", conflict.base(), DiffPen.Kind.REMOVED, choice instanceof Settlement.Choice.Base));
        boolean own = choice instanceof Settlement.Choice.Own;
        boolean beside = body.width() >= BESIDE_FROM;
        int count = panes.size();
        for (int i = 0; i < count; i++) {
            int from = beside ? body.width() * i / count : body.height() * i / count;
            int to = beside ? body.width() * (i + 1) / count : body.height() * (i + 1) / count;
            Rect at = beside
                    ? new Rect(body.column() + from, body.row(), to - from - (i < count - 1 ? 1 : 0), body.height())
                    : new Rect(body.column(), body.row() + from, body.width(), to - from);
            if (beside && i > 0) {
                sheet.graphics().repeat(at.column() - 1, body.row(), 1, body.height(), "│", sheet.theme().style(Role.BORDER));
            }
            pane(sheet, at, panes.get(i), top, own);
        }
    }

    private static void pane(Sheet sheet, Rect at, Pane pane, int top, boolean own) {
        if (at.isEmpty()) {
            return;
        }
        RowPen head = RowPen.on(sheet.graphics(), sheet.theme(), pane.taken() ? Role.SELECTION : Role.TEXT, at.column(), at.row(), at.width());
        head.skip(1).add(sheet.frame().catalog().shownKey(pane.key()), Role.ACCENT).skip(1).add(pane.title(), pane.taken() ? Role.TEXT : Role.TITLE);
        head.skip(1).add(pane.taken() ? "✓ taken" : own ? "(settled by hand)" : "", Role.SUCCESS);
        DiffPen pen = new DiffPen(sheet.graphics(), sheet.theme());
        if (pane.lines().isEmpty() && at.height() > 1) {
            RowPen.on(sheet.graphics(), sheet.theme(), Role.TEXT, at.column(), at.row() + 1, at.width()).skip(1).add("(no lines)", Role.FAINT);
        }
        int y = 1;
        for (int i = top; i < pane.lines().size() && y < at.height(); i++) {
            LineText line = new LineText(pane.lines().get(i));
            List<Span> spans = List.of(new Span(DiffLayout.shown(line.text()), Ink.of(Role.CODE)));
            String end = line.lines() == 0 ? "" : DiffLayout.ending(line, 0, true, false);
            int count = DiffPen.rows(spans, end, at.width() - 1);
            for (int part = 0; part < count && y < at.height(); part++) {
                DiffPen.Part piece = new DiffPen.Part(part, part == count - 1);
                pen.text(at.column() + 1, at.row() + y++, at.width() - 1, spans, new BitSet(), end, pane.kind(), false, piece);
            }
        }
    }
}
