package dev.branchline.state.changes;

import dev.branchline.model.change.FileDiff;
import dev.branchline.model.change.LineText;
import dev.branchline.text.Role;
import dev.branchline.text.StyledLine;

/// Where the lines of a diff lie in a width: long ones are broken, and what stands beside each other is as tall as the taller of the two.
/// Only rows that are asked for are measured.
public final class DiffLayout {
    /// Chars of a line that are shown; that there are more is said behind them.
    public static final int LONGEST = 2_000;
    private static final int MOST_ROWS = 40;
    private static final int BOTH_NUMBERS_FROM = 60;
    private static final int SCROLL_MARK_FROM = 20;

    private final FileDiff diff;
    private final DiffRows rows;
    private final boolean beside;
    private final int width;
    private final int digits;
    private final boolean windows;

    /// @param width of all, with the column of the scroll mark
    public DiffLayout(FileDiff diff, DiffRows rows, boolean beside, int width) {
        this.diff = diff;
        this.rows = rows;
        this.beside = beside;
        this.width = Math.max(1, width >= SCROLL_MARK_FROM ? width - 1 : width);
        this.digits = Math.max(3, Integer.toString(Math.max(diff.before().lines(), diff.after().lines())).length());
        this.windows = isWindows(diff);
    }

    /// Whether `\r\n` is the usual end of the lines of a diff: as it was before, for a new file as it is.
    public static boolean isWindows(FileDiff diff) {
        return (diff.before().lines() > 0 ? diff.before() : diff.after()).isWindows();
    }

    /// What is said behind a line of this diff.
    public String ending(LineText text, int line, boolean changed) {
        return ending(text, line, changed, windows);
    }

    /// Without the column of the scroll mark.
    public int width() {
        return width;
    }

    public int digits() {
        return digits;
    }

    /// Columns of the left side, where there are two.
    public int half() {
        return Math.max(1, (width - 1) / 2);
    }

    /// Whether a line that is not beside another has its number before and after.
    public boolean hasBothNumbers() {
        return width >= BOTH_NUMBERS_FROM;
    }

    /// Columns of the numbers, before the sign.
    public int numbers() {
        return beside || !hasBothNumbers() ? digits + 1 : digits * 2 + 2;
    }

    /// Columns of the text of a line.
    public int textWidth(boolean old) {
        int side = !beside ? width : old ? half() : width - half() - 1;
        return side - numbers() - 2;
    }

    /// Rows of the screen that a row of the diff takes.
    public int height(int index) {
        return height(rows.row(index));
    }

    int height(DiffRows.Row row) {
        return switch (row) {
            case DiffRows.Row.Note _, DiffRows.Row.Head _, DiffRows.Row.Gap _, DiffRows.Row.Folded _ -> 1;
            case DiffRows.Row.Same s ->
                beside ? Math.max(height(diff.before(), s.oldLine(), true, false), height(diff.after(), s.newLine(), false, false))
                        : height(diff.after(), s.newLine(), false, false);
            case DiffRows.Row.Changed c -> Math.max(height(diff.before(), c.removed(), true, true), height(diff.after(), c.added(), false, true));
        };
    }

    private int height(LineText text, int line, boolean old, boolean ended) {
        int columns = textWidth(old);
        if (line < 0 || line >= text.lines() || columns < 1) {
            return 1;
        }
        String shown = shown(text.line(line)) + ending(text, line, ended);
        return Math.clamp(count(StyledLine.of(shown, Role.CODE), columns), 1, MOST_ROWS);
    }

    /// Rows that a line takes when it is broken at this width.
    public static int count(StyledLine line, int width) {
        if (line.width() <= width) {
            return 1;
        }
        int[] at = {1, 0};
        line.forEachCluster((_, _, _, cells) -> {
            if (at[1] + cells > width) {
                at[0]++;
                at[1] = 0;
            }
            at[1] += cells;
        });
        return at[0];
    }

    /// A line without its end, as far as it is shown.
    public static String shown(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, Math.min(end, LONGEST));
    }

    /// What is said behind a line: that it goes on, and for one that was changed what its end is when it is not the usual one.
    ///
    /// @param usual whether the usual end is `\r\n`
    public static String ending(LineText text, int line, boolean changed, boolean usual) {
        int start = text.start(line);
        int end = text.start(line + 1);
        String all = text.text();
        boolean feed = end > start && all.charAt(end - 1) == '\n';
        boolean both = feed && end - 1 > start && all.charAt(end - 2) == '\r';
        int more = end - start - (both ? 2 : feed ? 1 : 0) - LONGEST;
        String mark = !changed ? "" : !feed ? " (no line end)" : both == usual ? "" : both ? "␍" : "␊";
        return (more > 0 ? " ⋯ " + more + " more characters" : "") + mark;
    }

    /// The first row that may be at the top when a row is to be seen whole.
    int firstToSee(int row, int tall) {
        int first = row;
        int room = tall - height(row);
        while (first > 0 && room >= height(first - 1)) {
            first--;
            room -= height(first);
        }
        return first;
    }

    /// The first row of the last page.
    public int lastTop(int tall) {
        return rows.count() == 0 ? 0 : firstToSee(rows.count() - 1, tall);
    }

    /// The row that is at a row of the screen, counted from the top; the last one below them all.
    int at(int top, int screenRow) {
        int row = top;
        int left = screenRow - height(row);
        while (left >= 0 && row + 1 < rows.count()) {
            row++;
            left -= height(row);
        }
        return row;
    }
}
