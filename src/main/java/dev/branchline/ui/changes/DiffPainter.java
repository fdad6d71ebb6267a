package dev.branchline.ui.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LineText;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.changes.DiffLayout;
import dev.branchline.state.changes.DiffPlace;
import dev.branchline.state.changes.DiffRows;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.changes.PreviewRows;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lines of a diff: numbers, signs, colours, and the cursor. Only what is seen is looked at.
final class DiffPainter {
    private static final BitSet NOTHING = new BitSet();

    private @Nullable SyntaxLines before;
    private @Nullable SyntaxLines after;

    /// What all rows of one painting share.
    private record Sheaf(FastGraphics g, Theme theme, DiffPen pen, FileDiff diff, DiffLayout layout, boolean beside, Rect at, boolean focused) {
        Hunk hunk(int place) {
            return diff.hunks().get(place);
        }

        int digits() {
            return layout.digits();
        }
    }

    void paint(Sheet sheet, Rect at, FileDiff diff, DiffRows rows, List<HunkState> states, Page.Review review) {
        boolean beside = PageBox.beside(sheet.frame().state().panes(), review, diff);
        DiffLayout layout = new DiffLayout(diff, rows, beside, at.width());
        Sheaf sheaf = sheaf(sheet, at, diff, layout, beside, !review.inFiles());
        DiffPlace place = review.place();
        int top = Math.clamp(place.top(), 0, layout.lastTop(at.height()));
        int y = 0;
        for (int index = top; y < at.height() && index < rows.count(); index++) {
            DiffRows.Row row = rows.row(index);
            boolean cursor = sheaf.focused && index == place.row();
            int height = layout.height(index);
            for (int part = 0; part < height && y < at.height(); part++) {
                row(sheaf, at.row() + y++, row, states, place, index, cursor, new DiffPen.Part(part, part == height - 1));
            }
        }
        scrollMark(sheaf, top, rows.count());
    }

    /// A row of a diff without a cursor, below a file of a preview.
    void row(Sheet sheet, Rect at, int screenRow, PreviewRows.Row row, boolean cursor) {
        FileDiff diff = row.diff();
        if (diff == null || row.row() == null) {
            return;
        }
        DiffLayout layout = new DiffLayout(diff, new DiffRows(diff, false, Set.of(), false), false, at.width());
        sheet.graphics().fill(at.column(), screenRow, at.width(), 1, sheet.theme().style(Role.TEXT));
        row(sheaf(sheet, at, diff, layout, false, true), screenRow, row.row(), List.of(), DiffPlace.START, -1, cursor,
                new DiffPen.Part(row.part(), row.last()));
    }

    private Sheaf sheaf(Sheet sheet, Rect at, FileDiff diff, DiffLayout layout, boolean beside, boolean focused) {
        if (before == null || !before.isOf(diff.before())) {
            before = new SyntaxLines(diff.before(), diff.path());
        }
        if (after == null || !after.isOf(diff.after())) {
            after = new SyntaxLines(diff.after(), diff.path());
        }
        return new Sheaf(sheet.graphics(), sheet.theme(), new DiffPen(sheet.graphics(), sheet.theme()), diff, layout, beside, at, focused);
    }

    private void row(
            Sheaf s, int y, DiffRows.Row row, List<HunkState> states, DiffPlace place, int index, boolean cursor, DiffPen.Part part) {
        switch (row) {
            case DiffRows.Row.Note n -> ground(s, y, cursor).skip(2).add(n.text(), Role.WARNING);
            case DiffRows.Row.Head h -> head(s, y, h.hunk(), states, cursor);
            case DiffRows.Row.Gap g ->
                ground(s, y, cursor).skip(s.digits() + 1).add("⋯ " + lines(g.lines()) + " unchanged", Role.FAINT).add(index < 0 ? "" : "  Enter shows them", Role.FAINT);
            case DiffRows.Row.Folded f ->
                ground(s, y, cursor).skip(s.digits() + 1).add("▸ " + lines(f.lines()) + " changed, folded because there are so many", Role.WARNING).add(index < 0 ? "" : "  Enter shows them", Role.MUTED);
            case DiffRows.Row.Same same -> {
                if (s.beside) {
                    side(s, y, same.oldLine(), true, DiffPen.Kind.SAME, NOTHING, cursor, false, part);
                    side(s, y, same.newLine(), false, DiffPen.Kind.SAME, NOTHING, cursor, false, part);
                } else {
                    unified(s, y, same.oldLine(), same.newLine(), DiffPen.Kind.SAME, NOTHING, cursor, false, part);
                }
            }
            case DiffRows.Row.Changed c -> changed(s, y, c, place, index, cursor, part);
        }
    }

    private void changed(Sheaf s, int y, DiffRows.Row.Changed c, DiffPlace place, int index, boolean cursor, DiffPen.Part part) {
        Hunk hunk = s.hunk(c.hunk());
        boolean oldMarked = c.removed() >= 0 && (place.isMarked(c.hunk(), c.removed() - hunk.oldStart()) || place.isInRange(index));
        boolean newMarked = c.added() >= 0 && (place.isMarked(c.hunk(), hunk.removed() + c.added() - hunk.newStart()) || place.isInRange(index));
        // Lines of a hunk answer each other in order.
        int oldLine = c.removed() >= 0 ? c.removed() : partner(c.added() - hunk.newStart(), hunk.removed(), hunk.oldStart());
        int newLine = c.added() >= 0 ? c.added() : partner(c.removed() - hunk.oldStart(), hunk.added(), hunk.newStart());
        WordMarks words = oldLine < 0 || newLine < 0
                ? WordMarks.NONE
                : WordMarks.of(SyntaxLines.bare(s.diff.before().line(oldLine)), SyntaxLines.bare(s.diff.after().line(newLine)));
        if (!s.beside) {
            boolean removed = c.removed() >= 0;
            unified(s, y, c.removed(), c.added(), removed ? DiffPen.Kind.REMOVED : DiffPen.Kind.ADDED, removed ? words.removed : words.added, cursor,
                    removed ? oldMarked : newMarked, part);
            return;
        }
        side(s, y, c.removed(), true, DiffPen.Kind.REMOVED, words.removed, cursor, oldMarked, part);
        side(s, y, c.added(), false, DiffPen.Kind.ADDED, words.added, cursor, newMarked, part);
    }

    private static int partner(int place, int count, int start) {
        return place < count ? start + place : -1;
    }

    private static void divider(Sheaf s, int column, int y) {
        s.g.repeat(column, y, 1, 1, "│", s.theme.style(Role.BORDER));
    }

    private static RowPen ground(Sheaf s, int y, boolean cursor) {
        return RowPen.on(s.g, s.theme, cursor ? Role.SELECTION_INACTIVE : Role.TEXT, s.at.column(), y, s.at.width());
    }

    private static void head(Sheaf s, int y, Hunk hunk, List<HunkState> states, boolean cursor) {
        RowPen pen = ground(s, y, cursor);
        pen.add("@@ −" + range(hunk.oldStart(), hunk.removed()) + " +" + range(hunk.newStart(), hunk.added()), Role.DIFF_HUNK).skip(2);
        if (hunk.index() < states.size()) {
            StateMark mark = StateMark.of(states.get(hunk.index()));
            pen.add(mark.sign() + " " + mark.word(), mark.role()).skip(2);
        }
        pen.add("hunk " + (hunk.index() + 1) + " of " + s.diff.hunks().size(), Role.FAINT);
    }

    private static String range(int start, int count) {
        return count == 0 ? Integer.toString(start) : count == 1 ? Integer.toString(start + 1) : (start + 1) + "–" + (start + count);
    }

    private static String lines(int count) {
        return count + (count == 1 ? " line" : " lines");
    }

    private void unified(
            Sheaf s, int y, int oldLine, int newLine, DiffPen.Kind kind, BitSet words, boolean cursor, boolean marked, DiffPen.Part part) {
        Rect at = s.at;
        boolean both = s.layout.hasBothNumbers();
        int numbers = s.layout.numbers();
        gutter(s, at.column(), y, numbers + 2);
        RowPen pen = RowPen.on(s.g, s.theme, gutterGround(cursor, marked), at.column(), y, Math.min(at.width(), numbers));
        boolean first = part.index() == 0;
        if (both) {
            pen.right(oldLine < 0 || !first ? "" : Integer.toString(oldLine + 1), Role.FAINT, s.digits()).skip(1);
        }
        int shown = both || newLine >= 0 ? newLine : oldLine;
        pen.right(shown < 0 || !first ? "" : Integer.toString(shown + 1), Role.FAINT, s.digits());
        sign(s, at.column() + numbers, y, kind, marked, first);
        boolean old = kind == DiffPen.Kind.REMOVED;
        text(s, at.column() + numbers + 2, y, old ? oldLine : newLine, old, kind, words, cursor, part);
    }

    private void side(Sheaf s, int y, int line, boolean old, DiffPen.Kind kind, BitSet words, boolean cursor, boolean marked, DiffPen.Part part) {
        int half = s.layout.half();
        int column = old ? s.at.column() : s.at.column() + half + 1;
        int width = old ? half : s.layout.width() - half - 1;
        if (!old) {
            divider(s, column - 1, y);
        }
        if (line < 0) {
            s.g.fill(column, y, width, 1, s.pen.look(DiffPen.Kind.SAME, Role.TEXT, false, cursor));
            return;
        }
        int numbers = Math.min(width, s.layout.numbers());
        boolean first = part.index() == 0;
        RowPen.on(s.g, s.theme, gutterGround(cursor, marked), column, y, numbers).right(first ? Integer.toString(line + 1) : "", Role.FAINT, s.digits());
        sign(s, column + numbers, y, kind, marked, first);
        text(s, column + numbers + 2, y, line, old, kind, words, cursor, part);
    }

    private static Role gutterGround(boolean cursor, boolean marked) {
        return cursor ? Role.SELECTION : marked ? Role.SELECTION_INACTIVE : Role.TEXT;
    }

    private static void gutter(Sheaf s, int column, int y, int width) {
        s.g.fill(column, y, Math.min(width, s.at.width()), 1, s.theme.style(Role.TEXT));
    }

    /// A selected line says so by its sign too: colours alone are not seen by all.
    private static void sign(Sheaf s, int column, int y, DiffPen.Kind kind, boolean marked, boolean first) {
        String sign = switch (kind) {
            case SAME -> " ";
            case REMOVED -> "−";
            case ADDED -> "+";
        };
        Role role = kind == DiffPen.Kind.SAME ? Role.TEXT : kind.line;
        s.g.put(column, y, marked ? "▌" : " ", 1, s.theme.style(Role.ACCENT));
        s.g.put(column + 1, y, first ? sign : " ", 1, s.theme.style(role));
    }

    private void text(Sheaf s, int column, int y, int line, boolean old, DiffPen.Kind kind, BitSet words, boolean cursor, DiffPen.Part part) {
        LineText text = old ? s.diff.before() : s.diff.after();
        SyntaxLines syntax = old ? before : after;
        if (line >= 0 && line < text.lines() && syntax != null) {
            String ending = s.layout.ending(text, line, kind != DiffPen.Kind.SAME);
            s.pen.text(column, y, s.layout.textWidth(old), syntax.line(line), words, ending, kind, cursor, part);
        }
    }

    private static void scrollMark(Sheaf s, int top, int count) {
        int height = s.at.height();
        if (count <= height || height < 3 || s.at.width() < 20) {
            return;
        }
        int size = Math.max(1, (int) ((long) height * height / count));
        int from = (int) Math.round((double) top * (height - size) / (count - height));
        s.g.repeat(s.at.column() + s.at.width() - 1, s.at.row() + from, 1, size, "┃", s.theme.style(s.focused ? Role.ACCENT : Role.MUTED));
    }
}
