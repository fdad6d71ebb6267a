package dev.branchline.ui.changes;

import dev.branchline.model.EntryId;
import dev.branchline.model.change.BlamedLines;
import dev.branchline.model.change.LineText;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.session.SessionTree;
import dev.branchline.state.changes.BlameLayout;
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
        BlameLayout layout = new BlameLayout(text, body.width());
        DiffPen pen = new DiffPen(sheet.graphics(), sheet.theme());
        int y = 0;
        for (int line = Math.min(page.top(), Math.max(0, text.lines() - 1)); y < body.height() && line < text.lines(); line++) {
            boolean cursor = line == page.row();
            BlamedLines block = BlameUpdate.at(page, line);
            int height = layout.height(line);
            for (int part = 0; part < height && y < body.height(); part++, y++) {
                RowPen left = RowPen.on(
                        sheet.graphics(), sheet.theme(), cursor ? Role.SELECTION : Role.TEXT, body.column(), body.row() + y,
                        Math.min(body.width(), layout.before()));
                boolean first = part == 0 && block != null && (block.from() == line || y == 0);
                author(sheet, left, block, first, layout.who());
                left.right(part == 0 ? Integer.toString(line + 1) : "", Role.FAINT, layout.digits());
                DiffPen.Kind kind = block == null || block.change() == null ? DiffPen.Kind.SAME : DiffPen.Kind.ADDED;
                pen.text(
                        body.column() + layout.before(), body.row() + y, body.width() - layout.before(), syntax.line(line), new BitSet(),
                        layout.ending(line), kind, cursor, new DiffPen.Part(part, part == height - 1));
            }
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
