package dev.branchline.ui.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.LineText;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.session.SessionTree;
import dev.branchline.state.changes.BlameUpdate;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.changes.ReviewList;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.ui.Costs;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file with who wrote each of its lines: change, model, cost, time. The prompt behind the line at the cursor stands at the top.
final class BlamePainter {
    private @Nullable SyntaxLines syntax;

    void paint(Sheet sheet, Page.Blame page) {
        FastGraphics g = sheet.graphics();
        g.fill(sheet.theme().style(Role.TEXT));
        PageBox box = PageBox.of(sheet.frame().state().panes(), page);
        head(sheet, page, box.head());
        LineText text = page.text();
        if (text == null) {
            ReviewPainter.message(sheet, box.body(), page.reason().isEmpty() ? "Reading …" : page.reason());
        } else {
            lines(sheet, page, text, box.body());
        }
        PagePainter.hints(sheet, box.foot(), List.of(
                sheet.hint("blame.message", "go to the message"), sheet.hint("blame.next", "next author"), sheet.hint("blame.edit", "editor"),
                sheet.hint("blame.close", "close"), sheet.hint("help.blame", "keys")));
    }

    private static void head(Sheet sheet, Page.Blame page, Rect at) {
        if (at.isEmpty()) {
            return;
        }
        RowPen pen = RowPen.on(sheet.graphics(), sheet.theme(), Role.STATUS, at.column(), at.row(), at.width());
        pen.skip(1).add("Who wrote it", Role.STATUS_KEY).skip(2).add(page.path(), Role.STATUS).skip(2);
        BlamedLines block = BlameUpdate.at(page, page.row());
        if (block != null && block.origin() != null) {
            pen.add("asked: “" + ReviewList.prompt(sheet.frame().state().conversation().tree(), block.origin().turn()) + "”", Role.STATUS_KEY);
        }
    }

    private void lines(Sheet sheet, Page.Blame page, LineText text, Rect body) {
        if (syntax == null || !syntax.isOf(text)) {
            syntax = new SyntaxLines(text, page.path());
        }
        int digits = Math.max(3, Integer.toString(text.lines()).length());
        int who = body.width() >= 110 ? 44 : body.width() >= 70 ? 26 : body.width() >= 40 ? 12 : 0;
        DiffPen pen = new DiffPen(sheet.graphics(), sheet.theme());
        for (int i = 0; i < body.height() && page.top() + i < text.lines(); i++) {
            int line = page.top() + i;
            boolean cursor = line == page.row();
            BlamedLines block = BlameUpdate.at(page, line);
            RowPen left = RowPen.on(
                    sheet.graphics(), sheet.theme(), cursor ? Role.SELECTION : Role.TEXT, body.column(), body.row() + i, Math.min(body.width(), who + digits + 1));
            boolean first = block != null && (block.from() == line || i == 0);
            author(sheet, left, block, first, who);
            left.right(Integer.toString(line + 1), Role.FAINT, digits);
            int column = body.column() + who + digits + 2;
            DiffPen.Kind kind = block == null || block.change() == null ? DiffPen.Kind.SAME : DiffPen.Kind.ADDED;
            pen.text(column, body.row() + i, body.width() - who - digits - 2, syntax.line(line), new BitSet(), "", kind, cursor, DiffPen.Part.WHOLE);
        }
    }

    private static void author(Sheet sheet, RowPen pen, @Nullable BlamedLines block, boolean first, int width) {
        if (width == 0) {
            return;
        }
        int end = pen.left() - width;
        if (block == null || block.origin() == null || block.change() == null || block.at() == null) {
            pen.skip(1).add(first ? "you, or before" : "", Role.FAINT);
        } else if (first) {
            pen.skip(1).add(block.change().toString(), Role.ACCENT, 6);
            if (width >= 26) {
                pen.add(Paths.model(block.origin().model()), Role.ASSISTANT, 18);
            }
            if (width >= 44) {
                pen.add(cost(sheet.frame().state().conversation().tree(), block.origin().answer()), Role.COST, 8);
                pen.add(" " + Paths.time(block.at(), sheet.frame().now(), ZoneId.systemDefault()), Role.MUTED, 12);
            }
        } else {
            pen.skip(1).add("│", Role.TREE_GUIDE);
        }
        pen.skipTo(end);
    }

    private static String cost(SessionTree tree, EntryId answer) {
        return tree.contains(answer) ? Costs.text(tree.cost(answer)) : "?";
    }
}
