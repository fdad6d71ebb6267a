package dev.branchline.ui.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.HunkState;
import dev.branchline.model.change.LineText;
import dev.branchline.runtime.terminal.FastGraphics;
import dev.branchline.state.changes.DiffPlace;
import dev.branchline.state.changes.DiffRows;
import dev.branchline.state.changes.Page;
import dev.branchline.state.changes.PageBox;
import dev.branchline.state.view.Rect;
import dev.branchline.text.Role;
import dev.branchline.text.theme.Theme;
import dev.branchline.ui.draw.RowPen;
import dev.branchline.ui.overlay.Sheet;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of a diff: numbers, signs, colours, and the cursor. Only what is seen is looked at.
final class DiffPainter {
    private static final BitSet NOTHING = new BitSet();

    private @Nullable SyntaxLines before;
    private @Nullable SyntaxLines after;

    /// What all rows of one painting share.
    private record Sheaf(FastGraphics g, Theme theme, DiffPen pen, FileDiff diff, int digits, Rect at, boolean focused) {
        Hunk hunk(int place) {
            return diff.hunks().get(place);
        }
    }

    void paint(Sheet sheet, Rect at, FileDiff diff, DiffRows rows, List<HunkState> states, Page.Review review) {
        boolean beside = PageBox.beside(sheet.frame().state().panes(), review);
        Sheaf sheaf = sheaf(sheet, at, diff, !review.inFiles());
        DiffPlace place = review.place();
        int top = Math.clamp(place.top(), 0, Math.max(0, rows.count() - at.height()));
        for (int i = 0; i < at.height() && top + i < rows.count(); i++) {
            int index = top + i;
            boolean cursor = sheaf.focused && index == place.row();
            row(sheaf, at.row() + i, rows.row(index), states, place, index, cursor, beside);
        }
        scrollMark(sheaf, top, rows.count());
    }

    /// The lines of a diff without a cursor, below a file of a preview.
    void row(Sheet sheet, Rect at, int screenRow, FileDiff diff, DiffRows.Row row, boolean cursor) {
        row(sheaf(sheet, at, diff, true), screenRow, row, List.of(), DiffPlace.START, -1, cursor, false);
    }

    private Sheaf sheaf(Sheet sheet, Rect at, FileDiff diff, boolean focused) {
        if (before == null || !before.isOf(diff.before())) {
            before = new SyntaxLines(diff.before(), diff.path());
        }
        if (after == null || !after.isOf(diff.after())) {
            after = new SyntaxLines(diff.after(), diff.path());
        }
        int digits = Math.max(3, Integer.toString(Math.max(diff.before().lines(), diff.after().lines())).length());
        return new Sheaf(sheet.graphics(), sheet.theme(), new DiffPen(sheet.graphics(), sheet.theme()), diff, digits, at, focused);
    }

    private void row(
            Sheaf s, int y, DiffRows.Row row, List<HunkState> states, DiffPlace place, int index, boolean cursor, boolean beside) {
        Rect at = s.at;
        switch (row) {
            case DiffRows.Row.Note n -> ground(s, y, cursor).skip(2).add(n.text(), Role.WARNING);
            case DiffRows.Row.Head h -> head(s, y, h.hunk(), states, cursor);
            case DiffRows.Row.Gap g ->
                ground(s, y, cursor).skip(s.digits + 1).add("⋯ " + lines(g.lines()) + " unchanged", Role.FAINT).add("  Enter shows them", Role.FAINT);
            case DiffRows.Row.Folded f ->
                ground(s, y, cursor).skip(s.digits + 1).add("▸ " + lines(f.lines()) + " changed, folded because there are so many", Role.WARNING).add("  Enter shows them", Role.MUTED);
            case DiffRows.Row.Same same -> {
                if (beside) {
                    int half = half(at);
                    side(s, at.column(), y, half, same.oldLine(), true, DiffPen.Kind.SAME, NOTHING, cursor, false);
                    divider(s, at.column() + half, y);
                    side(s, at.column() + half + 1, y, at.width() - half - 1, same.newLine(), false, DiffPen.Kind.SAME, NOTHING, cursor, false);
                } else {
                    unified(s, y, same.oldLine(), same.newLine(), DiffPen.Kind.SAME, NOTHING, cursor, false);
                }
            }
            case DiffRows.Row.Changed c -> changed(s, y, c, place, index, cursor, beside);
        }
    }

    private void changed(Sheaf s, int y, DiffRows.Row.Changed c, DiffPlace place, int index, boolean cursor, boolean beside) {
        Hunk hunk = s.hunk(c.hunk());
        boolean oldMarked = c.removed() >= 0 && (place.isMarked(c.hunk(), c.removed() - hunk.oldStart()) || place.isInRange(index));
        boolean newMarked = c.added() >= 0 && (place.isMarked(c.hunk(), hunk.removed() + c.added() - hunk.newStart()) || place.isInRange(index));
        // Lines of a hunk answer each other in order.
        int oldLine = c.removed() >= 0 ? c.removed() : partner(c.added() - hunk.newStart(), hunk.removed(), hunk.oldStart());
        int newLine = c.added() >= 0 ? c.added() : partner(c.removed() - hunk.oldStart(), hunk.added(), hunk.newStart());
        WordMarks words = oldLine < 0 || newLine < 0
                ? WordMarks.NONE
                : WordMarks.of(SyntaxLines.bare(s.diff.before().line(oldLine)), SyntaxLines.bare(s.diff.after().line(newLine)));
        if (!beside) {
            boolean removed = c.removed() >= 0;
            unified(s, y, c.removed(), c.added(), removed ? DiffPen.Kind.REMOVED : DiffPen.Kind.ADDED, removed ? words.removed : words.added, cursor,
                    removed ? oldMarked : newMarked);
            return;
        }
        Rect at = s.at;
        int half = half(at);
        side(s, at.column(), y, half, c.removed(), true, DiffPen.Kind.REMOVED, words.removed, cursor, oldMarked);
        divider(s, at.column() + half, y);
        side(s, at.column() + half + 1, y, at.width() - half - 1, c.added(), false, DiffPen.Kind.ADDED, words.added, cursor, newMarked);
    }

    private static int partner(int place, int count, int start) {
        return place < count ? start + place : -1;
    }

    private static int half(Rect at) {
        return Math.max(1, (at.width() - 1) / 2);
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
            pen.add(mark.sign() + " " + mark.word(), mark.role()).skip(1);
        }
        pen.add("hunk " + (hunk.index() + 1) + " of " + s.diff.hunks().size(), Role.FAINT);
    }

    private static String range(int start, int count) {
        return count == 0 ? Integer.toString(start) : count == 1 ? Integer.toString(start + 1) : (start + 1) + "–" + (start + count);
    }

    private static String lines(int count) {
        return count + (count == 1 ? " line" : " lines");
    }

    private void unified(Sheaf s, int y, int oldLine, int newLine, DiffPen.Kind kind, BitSet words, boolean cursor, boolean marked) {
        Rect at = s.at;
        int numbers = at.width() >= 60 ? s.digits * 2 + 2 : s.digits + 1;
        gutter(s, at.column(), y, numbers + 2);
        RowPen pen = RowPen.on(s.g, s.theme, gutterGround(cursor, marked), at.column(), y, Math.min(at.width(), numbers));
        if (at.width() >= 60) {
            pen.right(oldLine < 0 ? "" : Integer.toString(oldLine + 1), Role.FAINT, s.digits).skip(1);
        }
        int shown = at.width() >= 60 || newLine >= 0 ? newLine : oldLine;
        pen.right(shown < 0 ? "" : Integer.toString(shown + 1), Role.FAINT, s.digits);
        sign(s, at.column() + numbers, y, kind, marked);
        boolean old = kind == DiffPen.Kind.REMOVED;
        text(s, at.column() + numbers + 2, y, at.width() - numbers - 2, old ? oldLine : newLine, old, kind, words, cursor);
    }

    private void side(
            Sheaf s, int column, int y, int width, int line, boolean old, DiffPen.Kind kind, BitSet words, boolean cursor, boolean marked) {
        int numbers = Math.min(width, s.digits + 1);
        if (line < 0) {
            s.g.fill(column, y, width, 1, s.pen.look(DiffPen.Kind.SAME, Role.TEXT, false, cursor));
            return;
        }
        RowPen.on(s.g, s.theme, gutterGround(cursor, marked), column, y, numbers).right(Integer.toString(line + 1), Role.FAINT, s.digits);
        sign(s, column + numbers, y, kind, marked);
        text(s, column + numbers + 2, y, width - numbers - 2, line, old, kind, words, cursor);
    }

    private static Role gutterGround(boolean cursor, boolean marked) {
        return cursor ? Role.SELECTION : marked ? Role.SELECTION_INACTIVE : Role.TEXT;
    }

    private static void gutter(Sheaf s, int column, int y, int width) {
        s.g.fill(column, y, Math.min(width, s.at.width()), 1, s.theme.style(Role.TEXT));
    }

    /// A selected line says so by its sign too: colours alone are not seen by all.
    private static void sign(Sheaf s, int column, int y, DiffPen.Kind kind, boolean marked) {
        String sign = switch (kind) {
            case SAME -> " ";
            case REMOVED -> "−";
            case ADDED -> "+";
        };
        Role role = kind == DiffPen.Kind.SAME ? Role.TEXT : kind.line;
        s.g.put(column, y, marked ? "▌" : " ", 1, s.theme.style(Role.ACCENT));
        s.g.put(column + 1, y, sign, 1, s.theme.style(role));
    }

    private void text(Sheaf s, int column, int y, int width, int line, boolean old, DiffPen.Kind kind, BitSet words, boolean cursor) {
        LineText text = old ? s.diff.before() : s.diff.after();
        SyntaxLines syntax = old ? before : after;
        if (line >= 0 && line < text.lines() && syntax != null) {
            s.pen.text(column, y, width, syntax.line(line), words, kind == DiffPen.Kind.SAME ? "" : ending(text, line), kind, cursor);
        }
    }

    /// Line ends that are not the usual one are a change one must be able to see.
    private static String ending(LineText text, int line) {
        int end = text.start(line + 1);
        String all = text.text();
        if (end == 0 || all.charAt(end - 1) != '\n') {
            return " (no line end)";
        }
        return end > 1 && end - 1 > text.start(line) && all.charAt(end - 2) == '\r' ? "␍" : "";
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
