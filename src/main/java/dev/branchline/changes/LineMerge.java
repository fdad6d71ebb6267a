package dev.branchline.changes;

import dev.branchline.model.change.Conflict;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import dev.branchline.model.change.Settlement.Choice;
import java.util.ArrayList;
import java.util.List;

/// Three texts merged line by line: what is wished and what was done since, both against the same base.
///
/// Two edits are in each other's way when they share a line of the base, when one inserts within what the other replaces, or when both
/// insert at the same place, for then nobody knows the order. Edits that only touch (one ends where the other begins) do not: there is
/// one order in which both can stand. Edits that are the same on both sides count once.
final class LineMerge {
    private final LineText base;
    private final LineText wished;
    private final LineText now;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    private sealed interface Piece {
        record Lines(LineText of, int from, int to) implements Piece {}

        record Open(int conflict) implements Piece {}
    }

    private LineMerge(LineText base, LineText wished, LineText now) {
        this.base = base;
        this.wished = wished;
        this.now = now;
    }

    static LineMerge of(LineText base, LineText wished, LineText now) {
        LineMerge merge = new LineMerge(base, wished, now);
        merge.run();
        if (!merge.linesAreWhole()) {
            merge.pieces.clear();
            merge.conflicts.clear();
            merge.conflict(0, base.lines(), 0, wished.lines(), 0, now.lines());
        }
        return merge;
    }

    List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /// @param choices one for each conflict
    String text(List<Choice> choices) {
        if (choices.size() != conflicts.size()) {
            throw new IllegalArgumentException(conflicts.size() + " conflicts, " + choices.size() + " choices");
        }
        StringBuilder text = new StringBuilder(now.text().length() + 64);
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Lines l -> text.append(l.of.text(), l.of.start(l.from), l.of.start(l.to));
                case Piece.Open o -> text.append(chosen(conflicts.get(o.conflict), choices.get(o.conflict)));
            }
        }
        return text.toString();
    }

    private static String chosen(Conflict conflict, Choice choice) {
        return switch (choice) {
            case Choice.Now _ -> String.join("", conflict.now());
            case Choice.Wished _ -> String.join("", conflict.wished());
            case Choice.Base _ -> String.join("", conflict.base());
            case Choice.Own own -> own.text();
        };
    }

    /// Walks over both lists of edits at once. What lies in each other's way is gathered into one region.
    private void run() {
        List<Hunk> wishes = LineDiff.hunks(base, wished);
        List<Hunk> edits = LineDiff.hunks(base, now);
        int w = 0;
        int n = 0;
        int done = 0;
        while (w < wishes.size() || n < edits.size()) {
            int fromW = w;
            int fromN = n;
            Hunk first = n == edits.size() || (w < wishes.size() && before(wishes.get(w), edits.get(n))) ? wishes.get(w++) : edits.get(n++);
            int start = first.oldStart();
            int end = first.oldEnd();
            while (true) {
                if (w < wishes.size() && meets(start, end, wishes.get(w))) {
                    end = Math.max(end, wishes.get(w++).oldEnd());
                } else if (n < edits.size() && meets(start, end, edits.get(n))) {
                    end = Math.max(end, edits.get(n++).oldEnd());
                } else {
                    break;
                }
            }
            take(base, done, start);
            region(start, end, wishes.subList(fromW, w), edits.subList(fromN, n));
            done = end;
        }
        take(base, done, base.lines());
    }

    /// An insertion comes before what replaces the line it stands at.
    private static boolean before(Hunk a, Hunk b) {
        return a.oldStart() != b.oldStart() ? a.oldStart() < b.oldStart() : a.oldEnd() <= b.oldEnd();
    }

    private boolean meets(int start, int end, Hunk next) {
        boolean sameInsertion = start == end && next.oldStart() == start && next.oldEnd() == start;
        return next.oldStart() < end || sameInsertion || (next.oldStart() == end && end == base.lines() && (isOpen(wished) || isOpen(now)));
    }

    /// Nothing can follow a last line without its end.
    private static boolean isOpen(LineText text) {
        return text.lines() > 0 && !text.text().endsWith("\n");
    }

    private void region(int start, int end, List<Hunk> wishes, List<Hunk> edits) {
        if (edits.isEmpty()) {
            take(wished, newStart(start, wishes), newEnd(end, wishes));
        } else if (wishes.isEmpty()) {
            take(now, newStart(start, edits), newEnd(end, edits));
        } else {
            int wishedStart = newStart(start, wishes);
            int wishedEnd = newEnd(end, wishes);
            int nowStart = newStart(start, edits);
            int nowEnd = newEnd(end, edits);
            if (same(wishedStart, wishedEnd, nowStart, nowEnd) || edits.stream().allMatch(e -> goesAlong(e, wishes))) {
                take(wished, wishedStart, wishedEnd);
            } else {
                conflict(start, end, wishedStart, wishedEnd, nowStart, nowEnd);
            }
        }
    }

    /// Lines were only removed since, and the wish removes them too: nothing is left to ask.
    private static boolean goesAlong(Hunk edit, List<Hunk> wishes) {
        return edit.added() == 0 && wishes.stream().anyMatch(w -> w.oldStart() <= edit.oldStart() && edit.oldEnd() <= w.oldEnd());
    }

    private static int newStart(int start, List<Hunk> hunks) {
        Hunk first = hunks.getFirst();
        return first.newStart() - (first.oldStart() - start);
    }

    private static int newEnd(int end, List<Hunk> hunks) {
        Hunk last = hunks.getLast();
        return last.newEnd() + (end - last.oldEnd());
    }

    private boolean same(int wishedStart, int wishedEnd, int nowStart, int nowEnd) {
        int from = wished.start(wishedStart);
        int length = wished.start(wishedEnd) - from;
        int at = now.start(nowStart);
        return length == now.start(nowEnd) - at && wished.text().regionMatches(from, now.text(), at, length);
    }

    private void take(LineText of, int from, int to) {
        if (from < to) {
            pieces.add(new Piece.Lines(of, from, to));
        }
    }

    private void conflict(int start, int end, int wishedStart, int wishedEnd, int nowStart, int nowEnd) {
        pieces.add(new Piece.Open(conflicts.size()));
        conflicts.add(new Conflict(
                lines(base, start, end), lines(wished, wishedStart, wishedEnd), lines(now, nowStart, nowEnd), nowStart,
                lines(now, Math.max(0, nowStart - Conflict.AROUND), nowStart), lines(now, nowEnd, Math.min(now.lines(), nowEnd + Conflict.AROUND))));
    }

    static List<String> lines(LineText text, int from, int to) {
        List<String> lines = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            lines.add(text.line(i));
        }
        return lines;
    }

    /// Whether every line but the last has its end: two lines must never run into one.
    private boolean linesAreWhole() {
        for (int i = 0; i + 1 < pieces.size(); i++) {
            if (pieces.get(i) instanceof Piece.Lines l && l.of.text().charAt(l.of.start(l.to) - 1) != '\n') {
                return false;
            }
        }
        return true;
    }
}
