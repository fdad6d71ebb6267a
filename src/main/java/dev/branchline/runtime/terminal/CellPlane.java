package dev.branchline.runtime.terminal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A screenful of cells. Keeps wide cells whole: a wide cell always has its continuation on its right, and what cuts one in half
/// leaves a blank in the other half, as terminals do.
final class CellPlane {
    final int columns;
    final int rows;
    /// Row after row. Null where the content is unknown, which only the plane of the terminal's own content has.
    final @Nullable Cell[] cells;

    CellPlane(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.cells = new Cell[columns * rows];
    }

    @Nullable Cell get(int column, int row) {
        return cells[row * columns + column];
    }

    void forget() {
        Arrays.fill(cells, null);
    }

    void fill(Cell cell) {
        Arrays.fill(cells, cell);
    }

    void copyFrom(CellPlane other) {
        System.arraycopy(other.cells, 0, cells, 0, cells.length);
    }

    /// Puts a cell inside the clip `[clipLeft, clipRight)` of the row; the position is inside. A wide cell that does not fit
    /// becomes a blank.
    void put(int column, int row, Cell cell, int clipLeft, int clipRight) {
        int at = row * columns + column;
        if (cell.width == 2 && column + 1 >= clipRight) {
            putNarrow(at, column, cell.style.blank());
        } else if (cell.width == 2) {
            breakWide(at, column);
            breakWide(at + 1, column + 1);
            cells[at] = cell;
            cells[at + 1] = cell.style.continuation();
        } else {
            putNarrow(at, column, cell.width == 1 ? cell : cell.style.blank());
        }
    }

    private void putNarrow(int at, int column, Cell cell) {
        Cell old = cells[at];
        if (old != cell) {
            if (old != null && old.width != 1) {
                breakWide(at, column);
            }
            cells[at] = cell;
        }
    }

    /// Blanks the other half of a wide cell of which this place is a half.
    private void breakWide(int at, int column) {
        Cell old = cells[at];
        if (old == null) {
            return;
        }
        if (old.width == 0 && column > 0) {
            Cell left = cells[at - 1];
            if (left != null && left.width == 2) {
                cells[at - 1] = left.style.blank();
            }
        } else if (old.width == 2 && column + 1 < columns) {
            Cell right = cells[at + 1];
            if (right != null && right.width == 0) {
                cells[at + 1] = right.style.blank();
            }
        }
    }

    /// Moves whole rows of `[top, bottom]`; what comes in is filled.
    void scroll(int top, int bottom, int lines, Cell filler) {
        int height = bottom - top + 1 - Math.abs(lines);
        int from = (lines > 0 ? top + lines : top) * columns;
        int to = (lines > 0 ? top : top - lines) * columns;
        System.arraycopy(cells, from, cells, to, height * columns);
        int blank = (lines > 0 ? bottom + 1 - lines : top) * columns;
        Arrays.fill(cells, blank, blank + Math.abs(lines) * columns, filler);
    }

    /// Moves a rectangle's content up inside of it; its last rows stay as they are. No wide cell may cross its sides.
    void moveUp(int left, int top, int width, int height, int lines) {
        for (int row = top; row + lines < top + height; row++) {
            System.arraycopy(cells, (row + lines) * columns + left, cells, row * columns + left, width);
        }
    }

    /// A value that is equal for rows that are equal in `[left, right)`.
    long rowHash(int row, int left, int right) {
        long hash = 0;
        for (int i = row * columns + left; i < row * columns + right; i++) {
            Cell cell = cells[i];
            hash = hash * 0x9E3779B97F4A7C15L + (cell == null ? -1 : cell.hash);
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
