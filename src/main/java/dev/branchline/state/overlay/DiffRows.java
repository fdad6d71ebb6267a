package dev.branchline.state.overlay;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.Hunk;
import dev.branchline.model.change.LineText;
import dev.branchline.text.Ink;
import dev.branchline.text.Role;
import dev.branchline.text.SafeText;
import dev.branchline.text.StyledLine;
import dev.branchline.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Diffs in rows: hunk by hunk with a little around them, wrapped and never cut. Counts hunks over all files it is given.
public final class DiffRows {
    private static final int AROUND = 2;
    /// From this width on there is room for line numbers.
    private static final int NUMBERED_FROM = 60;

    private final int width;
    private final int chosen;
    private final Set<Integer> off;
    private int digits;
    private int place;
    private int chosenRow = -1;

    /// @param chosen the hunk that is marked; -1 for none, then hunks have no boxes either
    /// @param off hunks that are shown as left out
    public DiffRows(int width, int chosen, Set<Integer> off) {
        this.width = Math.max(1, width);
        this.chosen = chosen;
        this.off = off;
    }

    /// Where the chosen hunk begins in the rows of the file laid out last; -1 when it is in another one.
    int chosenRow() {
        return chosenRow;
    }

    public List<StyledLine> of(FileDiff diff) {
        chosenRow = -1;
        digits = width < NUMBERED_FROM ? 0 : Integer.toString(Math.max(diff.before().lines(), diff.after().lines())).length();
        List<StyledLine> rows = new ArrayList<>();
        StyledLine head = StyledLine.builder()
                .add(diff.path(), Ink.of(Role.TEXT).withBold())
                .add(" +" + diff.added(), Role.DIFF_ADDED)
                .add(" −" + diff.removed(), Role.DIFF_REMOVED)
                .build();
        rows.addAll(Wrap.hard(head, width, StyledLine.EMPTY, StyledLine.EMPTY));
        for (String what : diff.what()) {
            rows.addAll(Wrap.wrap(StyledLine.of(what, Role.MUTED), width));
        }
        int context = 0;
        for (int i = 0; i < diff.hunks().size(); i++) {
            Hunk hunk = diff.hunks().get(i);
            int next = i + 1 < diff.hunks().size() ? diff.hunks().get(i + 1).oldStart() : diff.before().lines();
            hunk(rows, diff, hunk, Math.max(context, hunk.oldStart() - AROUND), Math.min(next, hunk.oldEnd() + AROUND));
            context = Math.min(next, hunk.oldEnd() + AROUND);
        }
        return rows;
    }

    private void hunk(List<StyledLine> rows, FileDiff diff, Hunk hunk, int from, int to) {
        boolean out = off.contains(place);
        boolean marked = place == chosen;
        if (marked) {
            chosenRow = rows.size();
        }
        String box = chosen < 0 ? "" : (marked ? "▸ " : "  ") + (out ? "[ ] " : "[x] ");
        String where = "line " + (hunk.newStart() + 1);
        rows.addAll(Wrap.wrap(StyledLine.of(box + where + (out ? " · left out" : ""), Ink.of(Role.DIFF_HUNK)), width));
        boolean mixed = endsMixed(diff, hunk);
        lines(rows, diff.before(), from, hunk.oldStart(), hunk.newStart() - hunk.oldStart(), "  ", Role.MUTED, mixed);
        lines(rows, diff.before(), hunk.oldStart(), hunk.oldEnd(), 0, "- ", out ? Role.MUTED : Role.DIFF_REMOVED, mixed);
        lines(rows, diff.after(), hunk.newStart(), hunk.newEnd(), 0, "+ ", out ? Role.MUTED : Role.DIFF_ADDED, mixed);
        lines(rows, diff.before(), hunk.oldEnd(), to, hunk.newEnd() - hunk.oldEnd(), "  ", Role.MUTED, mixed);
        place++;
    }

    /// @param ahead by how much the numbers shown are ahead of the places: lines around a hunk have those they will have
    private void lines(List<StyledLine> rows, LineText text, int from, int to, int ahead, String sign, Role role, boolean showEnds) {
        StyledLine rest = StyledLine.of(" ".repeat(digits == 0 ? 2 : digits + 3), role);
        for (int i = from; i < to; i++) {
            StyledLine first = digits == 0
                    ? StyledLine.of(sign, role)
                    : StyledLine.builder().add(("%" + digits + "d ").formatted(i + ahead + 1), Role.FAINT).add(sign, role).build();
            String line = text.line(i);
            boolean ended = line.endsWith("\n");
            String body = ended ? line.substring(0, line.length() - 1) : line;
            if (!showEnds && body.endsWith("\r")) {
                body = body.substring(0, body.length() - 1);
            }
            rows.addAll(Wrap.hard(StyledLine.of(SafeText.expandTabs(body, 0), Ink.of(role)), width, first, rest));
            if (!ended && role != Role.MUTED) {
                rows.addAll(Wrap.wrap(StyledLine.of("  (no line end)", Role.FAINT), width));
            }
        }
    }

    /// Line ends are shown where they are what differs.
    private static boolean endsMixed(FileDiff diff, Hunk hunk) {
        int windows = 0;
        int all = 0;
        for (int i = hunk.oldStart(); i < hunk.oldEnd(); i++) {
            all++;
            windows += diff.before().line(i).endsWith("\r\n") ? 1 : 0;
        }
        for (int i = hunk.newStart(); i < hunk.newEnd(); i++) {
            all++;
            windows += diff.after().line(i).endsWith("\r\n") ? 1 : 0;
        }
        return windows != 0 && windows != all;
    }
}
