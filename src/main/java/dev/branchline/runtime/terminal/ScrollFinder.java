package dev.branchline.runtime.terminal;

import org.jspecify.annotations.Nullable;

/// Finds out whether the content of a rectangle has moved up or down.
final class ScrollFinder {
    /// Rows `[top, bottom]` of the whole screen move; up when the lines are positive.
    record Scroll(int top, int bottom, int lines) {}

    /// Fewer rows than this are cheaper to write than to move.
    private static final int MIN_ROWS = 2;

    private long[] before = new long[0];
    private long[] after = new long[0];

    /// @param left first column of the rectangle
    /// @param right the column after its last
    /// @param top first row
    /// @param bottom last row
    @Nullable Scroll find(CellPlane front, CellPlane back, int left, int right, int top, int bottom) {
        int height = bottom - top + 1;
        if (before.length < height) {
            before = new long[height];
            after = new long[height];
        }
        int changed = 0;
        for (int i = 0; i < height; i++) {
            before[i] = front.rowHash(top + i, left, right);
            after[i] = back.rowHash(top + i, left, right);
            changed += before[i] != after[i] ? 1 : 0;
        }
        return changed < MIN_ROWS ? null : best(height, top);
    }

    private @Nullable Scroll best(int height, int top) {
        int bestLines = 0;
        int bestRows = MIN_ROWS - 1;
        for (int distance = 1; distance < height; distance++) {
            for (int lines = distance; lines >= -distance; lines -= 2 * distance) {
                int rows = usefulRows(height, lines);
                if (rows > bestRows) {
                    bestRows = rows;
                    bestLines = lines;
                }
            }
        }
        return bestLines == 0 ? null : region(height, top, bestLines);
    }

    /// Rows that would be right after the move and are wrong without it.
    private int usefulRows(int height, int lines) {
        int rows = 0;
        for (int i = Math.max(0, -lines); i < Math.min(height, height - lines); i++) {
            if (isUseful(i, lines)) {
                rows++;
            }
        }
        return rows;
    }

    private boolean isUseful(int row, int lines) {
        return after[row] == before[row + lines] && after[row] != before[row];
    }

    private Scroll region(int height, int top, int lines) {
        int first = Integer.MAX_VALUE;
        int last = 0;
        for (int i = Math.max(0, -lines); i < Math.min(height, height - lines); i++) {
            if (isUseful(i, lines)) {
                first = Math.min(first, i);
                last = i;
            }
        }
        return new Scroll(top + first + Math.min(0, lines), top + last + Math.max(0, lines), lines);
    }

}
