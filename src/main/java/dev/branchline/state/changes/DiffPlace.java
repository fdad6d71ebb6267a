package dev.branchline.state.changes;

import dev.branchline.model.change.Hunk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Where one is in a diff: the cursor, what is in view, what is shown, which lines are selected.
///
/// @param row the cursor, a row of [DiffRows]; below 0 while the diff is not there yet: then the first hunk is meant, or the last by -2
/// @param top the first row in view
/// @param open gaps that are shown
/// @param whole whether a giant diff is shown
/// @param marks selected lines by hunk, counted as [dev.branchline.model.change.Selection] does
/// @param anchor the row where a range of lines begins; -1 for none
public record DiffPlace(int row, int top, Set<Integer> open, boolean whole, Map<Integer, Set<Integer>> marks, int anchor) {
    public static final DiffPlace START = new DiffPlace(-1, 0, Set.of(), false, Map.of(), -1);

    static final DiffPlace AT_END = new DiffPlace(-2, 0, Set.of(), false, Map.of(), -1);

    public DiffPlace {
        open = Set.copyOf(open);
    }

    DiffPlace at(int newRow, int newTop) {
        return new DiffPlace(newRow, newTop, open, whole, marks, anchor);
    }

    DiffPlace opening(int gap) {
        Set<Integer> more = new HashSet<>(open);
        more.add(gap);
        return new DiffPlace(row, top, more, whole, marks, anchor);
    }

    DiffPlace showingWhole() {
        return new DiffPlace(row, top, open, true, marks, anchor);
    }

    DiffPlace withAnchor(int from) {
        return new DiffPlace(row, top, open, whole, marks, from);
    }

    DiffPlace unmarked() {
        return new DiffPlace(row, top, open, whole, Map.of(), -1);
    }

    /// Adds lines of rows to the selection; when all of them are in it, takes them out.
    DiffPlace toggle(DiffRows rows, List<Hunk> hunks, int from, int to) {
        Map<Integer, Set<Integer>> lines = lines(rows, hunks, from, to);
        boolean all = lines.entrySet().stream().allMatch(e -> marks.getOrDefault(e.getKey(), Set.of()).containsAll(e.getValue()));
        Map<Integer, Set<Integer>> changed = new HashMap<>(marks);
        lines.forEach((hunk, some) -> {
            Set<Integer> now = new TreeSet<>(changed.getOrDefault(hunk, Set.of()));
            if (all) {
                now.removeAll(some);
            } else {
                now.addAll(some);
            }
            if (now.isEmpty()) {
                changed.remove(hunk);
            } else {
                changed.put(hunk, Set.copyOf(now));
            }
        });
        return new DiffPlace(row, top, open, whole, Map.copyOf(changed), -1);
    }

    /// The changed lines that rows show.
    private static Map<Integer, Set<Integer>> lines(DiffRows rows, List<Hunk> hunks, int from, int to) {
        Map<Integer, Set<Integer>> lines = new HashMap<>();
        for (int i = Math.max(0, from); i <= Math.min(to, rows.count() - 1); i++) {
            if (rows.row(i) instanceof DiffRows.Row.Changed c) {
                Set<Integer> some = lines.computeIfAbsent(c.hunk(), _ -> new HashSet<>());
                Hunk hunk = hunks.get(c.hunk());
                if (c.removed() >= 0) {
                    some.add(c.removed() - hunk.oldStart());
                }
                if (c.added() >= 0) {
                    some.add(hunk.removed() + c.added() - hunk.newStart());
                }
            }
        }
        return lines;
    }

    /// Whether a line is selected, or would be by the range that is being drawn.
    public boolean isMarked(int hunk, int line) {
        return marks.getOrDefault(hunk, Set.of()).contains(line);
    }

    public boolean isInRange(int index) {
        return anchor >= 0 && index >= Math.min(anchor, row) && index <= Math.max(anchor, row);
    }

    public int marked() {
        return marks.values().stream().mapToInt(Set::size).sum();
    }
}
