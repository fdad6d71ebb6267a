package dev.branchline.runtime.terminal;

import org.jspecify.annotations.Nullable;

/// Writes what differs between what the terminal shows and what it shall show.
final class DeltaPainter {
    /// Erasing pays from that many blanks: `ESC [ K`, and for a part of a row `ESC [ 20 X` with a cursor move after it.
    private static final int ERASE_TO_END_MIN = 4;
    private static final int ERASE_MIN = 11;

    private final boolean backgroundErase;

    DeltaPainter(boolean backgroundErase) {
        this.backgroundErase = backgroundErase;
    }

    void paint(CellPlane front, CellPlane back, FrameBytes out) {
        for (int row = 0; row < back.rows; row++) {
            paintRow(front.cells, back.cells, row, back.columns, out);
        }
    }

    private void paintRow(@Nullable Cell[] front, @Nullable Cell[] back, int row, int columns, FrameBytes out) {
        int base = row * columns;
        int forcedUntil = 0;
        int column = 0;
        while (column < columns) {
            Cell cell = back[base + column];
            if (cell == null || cell.width == 0 || (cell == front[base + column] && column >= forcedUntil)) {
                column++;
                continue;
            }
            int erasable = erasable(front, back, base, column, columns, forcedUntil);
            if (erasable >= ERASE_MIN || (erasable >= ERASE_TO_END_MIN && isSameToEnd(back, base, column, columns))) {
                go(out, back, base, column, row);
                if (isSameToEnd(back, base, column, columns)) {
                    out.eraseToEnd(cell.style);
                    return;
                }
                out.erase(cell.style, erasable);
                column += erasable;
                continue;
            }
            go(out, back, base, column, row);
            out.put(cell, columns);
            if (cell.isDisputed()) {
                forcedUntil = Math.max(forcedUntil, column + cell.worstWidth);
            }
            column += cell.width;
        }
    }

    /// How many blanks from here on, up to the last one that differs, can be made by erasing.
    private int erasable(
            @Nullable Cell[] front, @Nullable Cell[] back, int base, int from, int columns, int forcedUntil) {
        Cell cell = back[base + from];
        if (cell == null || !cell.style.isErasedBy(cell) || !(backgroundErase || cell.style.hasDefaultBackground())) {
            return 0;
        }
        int end = from;
        int different = from;
        while (end < columns && back[base + end] == cell) {
            if (front[base + end] != cell || end < forcedUntil) {
                different = end;
            }
            end++;
        }
        return different + 1 - from;
    }

    private static boolean isSameToEnd(@Nullable Cell[] back, int base, int from, int columns) {
        int end = from;
        while (end < columns && back[base + end] == back[base + from]) {
            end++;
        }
        return end == columns;
    }

    /// Moves the cursor; over a short gap of unchanged cells by writing them again, where that is not longer.
    private static void go(FrameBytes out, @Nullable Cell[] back, int base, int column, int row) {
        int from = out.column();
        if (out.row() == row && from != FrameBytes.UNKNOWN && from < column && canBridge(out, back, base, from, column)) {
            for (int i = from; i < column; i++) {
                Cell cell = back[base + i];
                if (cell != null) {
                    out.append(cell.utf8);
                }
            }
            out.advance(column - from);
        } else {
            out.moveTo(column, row);
        }
    }

    private static boolean canBridge(FrameBytes out, @Nullable Cell[] back, int base, int from, int to) {
        int budget = FrameBytes.forwardCost(to - from);
        if (to - from > budget) {
            return false;
        }
        int bytes = 0;
        for (int i = from; i < to; i++) {
            Cell cell = back[base + i];
            if (cell == null || cell.width != 1 || cell.isDisputed() || !out.canWrite(cell)) {
                return false;
            }
            bytes += cell.utf8.length;
        }
        return bytes <= budget;
    }
}
