package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.Hunk;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The rows of a diff, without a row object for each: it costs the hunks, not the lines, so that a file of a hundred thousand lines opens
/// at once. Update, mouse and painter ask the same rows.
public final class DiffRows {
    /// Unchanged lines that are shown around a hunk.
    static final int CONTEXT = 3;
    /// A diff that changes more lines than this is folded until one asks for it.
    public static final int GIANT = 2_000;
    private static final int FOLDED_FROM = 40;

    /// One row. Lines are counted from 0; -1 where a side has none.
    public sealed interface Row {
        /// What is changed beside the text.
        record Note(String text) implements Row {}

        record Head(Hunk hunk) implements Row {}

        /// Unchanged lines that are not shown.
        ///
        /// @param index which gap of the diff: it stands before the hunk of this index
        record Gap(int index, int lines) implements Row {}

        /// Changed lines that are not shown, because there are so many.
        record Folded(int hunk, int lines) implements Row {}

        record Same(int oldLine, int newLine) implements Row {}

        /// Changed lines: one, or two beside each other.
        ///
        /// @param removed line before that is gone, or -1
        /// @param added line after that came, or -1
        record Changed(int hunk, int removed, int added) implements Row {}
    }

    private enum Kind { NOTE, HEAD, GAP, FOLDED, SAME, REMOVED, ADDED, PAIRS }

    private final FileDiff diff;
    private Kind[] kinds = new Kind[16];
    private int[] starts = new int[16];
    private int[] first = new int[16];
    private int[] second = new int[16];
    private int segments;
    private int rows;
    private final int[] heads;

    /// @param beside whether old and new stand beside each other
    /// @param open gaps that are shown
    /// @param whole whether even a giant diff is shown
    public DiffRows(FileDiff diff, boolean beside, Set<Integer> open, boolean whole) {
        this.diff = diff;
        this.heads = new int[diff.hunks().size()];
        if (!diff.what().isEmpty()) {
            add(Kind.NOTE, 0, 0, diff.what().size());
        }
        boolean fold = !whole && diff.added() + diff.removed() > GIANT;
        int oldEnd = 0;
        int newEnd = 0;
        List<Hunk> hunks = diff.hunks();
        for (int i = 0; i < hunks.size(); i++) {
            Hunk hunk = hunks.get(i);
            gap(i, oldEnd, newEnd, hunk.oldStart() - oldEnd, i > 0, true, open);
            heads[i] = rows;
            add(Kind.HEAD, i, 0, 1);
            if (fold && hunk.removed() + hunk.added() > FOLDED_FROM) {
                add(Kind.FOLDED, i, 0, 1);
            } else if (beside) {
                add(Kind.PAIRS, i, 0, Math.max(hunk.removed(), hunk.added()));
            } else {
                add(Kind.REMOVED, i, hunk.oldStart(), hunk.removed());
                add(Kind.ADDED, i, hunk.newStart(), hunk.added());
            }
            oldEnd = hunk.oldEnd();
            newEnd = hunk.newEnd();
        }
        if (!hunks.isEmpty()) {
            gap(hunks.size(), oldEnd, newEnd, diff.before().lines() - oldEnd, true, false, open);
        }
    }

    /// Unchanged lines between two hunks: those next to a hunk are shown, the others are folded away.
    private void gap(int index, int oldStart, int newStart, int lines, boolean after, boolean before, Set<Integer> open) {
        int head = after ? Math.min(CONTEXT, lines) : 0;
        int tail = before ? Math.min(CONTEXT, lines - head) : 0;
        int hidden = lines - head - tail;
        if (hidden <= 1 || open.contains(index)) {
            add(Kind.SAME, oldStart, newStart, lines);
            return;
        }
        add(Kind.SAME, oldStart, newStart, head);
        add(Kind.GAP, index, hidden, 1);
        add(Kind.SAME, oldStart + lines - tail, newStart + lines - tail, tail);
    }

    private void add(Kind kind, int a, int b, int count) {
        if (count <= 0) {
            return;
        }
        if (segments == kinds.length) {
            kinds = Arrays.copyOf(kinds, segments * 2);
            starts = Arrays.copyOf(starts, segments * 2);
            first = Arrays.copyOf(first, segments * 2);
            second = Arrays.copyOf(second, segments * 2);
        }
        kinds[segments] = kind;
        starts[segments] = rows;
        first[segments] = a;
        second[segments] = b;
        segments++;
        rows += count;
    }

    public int count() {
        return rows;
    }

    /// @param index from 0 to count - 1
    public Row row(int index) {
        int found = Arrays.binarySearch(starts, 0, segments, index);
        int s = found >= 0 ? found : -found - 2;
        int at = index - starts[s];
        int a = first[s];
        int b = second[s];
        return switch (kinds[s]) {
            case NOTE -> new Row.Note(diff.what().get(at));
            case HEAD -> new Row.Head(diff.hunks().get(a));
            case GAP -> new Row.Gap(a, b);
            case FOLDED -> new Row.Folded(a, diff.hunks().get(a).removed() + diff.hunks().get(a).added());
            case SAME -> new Row.Same(a + at, b + at);
            case REMOVED -> new Row.Changed(a, b + at, -1);
            case ADDED -> new Row.Changed(a, -1, b + at);
            case PAIRS -> pair(a, at);
        };
    }

    private Row pair(int place, int at) {
        Hunk hunk = diff.hunks().get(place);
        return new Row.Changed(
                place, at < hunk.removed() ? hunk.oldStart() + at : -1, at < hunk.added() ? hunk.newStart() + at : -1);
    }

    /// The row of a hunk's heading.
    ///
    /// @param place place in the diff's list of hunks
    public int headOf(int place) {
        return heads[place];
    }

    /// The hunk that a row belongs to: the last one whose heading is not below it; -1 above the first.
    public int hunkAt(int row) {
        int found = Arrays.binarySearch(heads, row);
        return found >= 0 ? found : -found - 2;
    }

    /// The line after the change that a row shows, or comes before; from 0.
    public int newLine(int row) {
        if (rows == 0) {
            return 0;
        }
        return switch (row(Math.clamp(row, 0, rows - 1))) {
            case Row.Note _ -> 0;
            case Row.Head h -> h.hunk().newStart();
            case Row.Gap g -> g.index() == 0 ? 0 : diff.hunks().get(g.index() - 1).newEnd() + CONTEXT;
            case Row.Folded f -> diff.hunks().get(f.hunk()).newStart();
            case Row.Same s -> s.newLine();
            case Row.Changed c -> c.added() >= 0 ? c.added() : diff.hunks().get(c.hunk()).newStart();
        };
    }
}
