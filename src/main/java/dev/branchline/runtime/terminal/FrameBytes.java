package dev.branchline.runtime.terminal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of one frame in the making, and what the terminal's cursor and pen are after them. Chooses the shortest way to move the
/// cursor and to change the pen.
final class FrameBytes {
    static final int UNKNOWN = -1;
    /// Room for the prefix that is known only when the frame is complete.
    static final int HEAD = 16;

    private static final byte[] LINK_OPEN = TerminalModes.bytes("\033]8;;");
    private static final byte[] LINK_CLOSE = TerminalModes.bytes("\033]8;;\033\\");
    private static final byte[] STRING_END = TerminalModes.bytes("\033\\");

    private byte[] bytes = new byte[16 * 1024];
    private int length = HEAD;
    private int cells;
    private int column = UNKNOWN;
    private int row = UNKNOWN;
    private @Nullable Style pen;

    /// Starts a frame where another ended.
    void startAfter(FrameBytes other) {
        length = HEAD;
        cells = 0;
        column = other.column;
        row = other.row;
        pen = other.pen;
    }

    /// Starts a frame on a terminal in an unknown state.
    void startUnknown() {
        length = HEAD;
        cells = 0;
        column = UNKNOWN;
        row = UNKNOWN;
        pen = null;
    }

    byte[] bytes() {
        return bytes;
    }

    /// The end of the frame in [#bytes()]; it starts at [#HEAD].
    int end() {
        return length;
    }

    int size() {
        return length - HEAD;
    }

    /// Cells written.
    int cells() {
        return cells;
    }

    boolean isAt(int targetColumn, int targetRow) {
        return column == targetColumn && row == targetRow;
    }

    int column() {
        return column;
    }

    int row() {
        return row;
    }

    void put(Cell cell, int screenColumns) {
        penFor(cell);
        if (cell.isDisputed()) {
            blankFirst(cell.width, screenColumns);
        }
        append(cell.utf8);
        cells++;
        column += cell.width;
        if (cell.isDisputed() || column >= screenColumns) {
            column = UNKNOWN;
        }
    }

    /// Where a terminal draws a disputed cell narrower than we think, its second half must not show what was there before.
    private void blankFirst(int width, int screenColumns) {
        for (int i = 0; i < width; i++) {
            append((byte) ' ');
        }
        if (column + width >= screenColumns) {
            // Terminals differ in where the cursor is after the last column.
            csi(column + 1, 'G');
        } else {
            for (int i = 0; i < width; i++) {
                append((byte) '\b');
            }
        }
    }

    /// Erases to the end of the row, or that many cells; the cursor stays.
    void eraseToEnd(Style blank) {
        penFor(blank.blank());
        append(TerminalModes.ERASE_TO_END);
    }

    void erase(Style blank, int count) {
        penFor(blank.blank());
        csi(count, 'X');
    }

    void moveTo(int toColumn, int toRow) {
        if (row == toRow && column == toColumn) {
            return;
        }
        if (row == toRow && column != UNKNOWN && toColumn > column) {
            csi(toColumn - column, 'C');
        } else if (row == toRow && toColumn == 0) {
            append((byte) '\r');
        } else if (row == toRow) {
            csi(toColumn + 1, 'G');
        } else if (row != UNKNOWN && row + 1 == toRow && toColumn == 0) {
            append((byte) '\r');
            append((byte) '\n');
        } else {
            position(toColumn, toRow);
        }
        column = toColumn;
        row = toRow;
    }

    private void position(int toColumn, int toRow) {
        append((byte) 0x1b);
        append((byte) '[');
        if (toRow > 0 || toColumn > 0) {
            number(toRow + 1);
        }
        if (toColumn > 0) {
            append((byte) ';');
            number(toColumn + 1);
        }
        append((byte) 'H');
    }

    /// Cells of the row have been written that were there before.
    void advance(int distance) {
        column += distance;
        cells += distance;
    }

    /// How many bytes [#moveTo] takes to go forward in the row.
    static int forwardCost(int distance) {
        return distance == 1 ? 3 : distance < 10 ? 4 : distance < 100 ? 5 : 6;
    }

    /// Moves the rows of a region; what comes in is blank in the pen's background.
    ///
    /// @param lines up when positive, down when negative
    void scroll(int top, int bottom, int lines, Style blank) {
        pen(blank);
        append((byte) 0x1b);
        append((byte) '[');
        number(top + 1);
        append((byte) ';');
        number(bottom + 1);
        append((byte) 'r');
        if (lines > 0) {
            csi(lines, 'S');
        } else {
            // Inserting lines is older and better supported than SD.
            position(0, top);
            csi(-lines, 'L');
        }
        append((byte) 0x1b);
        append((byte) '[');
        append((byte) 'r');
        column = UNKNOWN;
        row = UNKNOWN;
    }

    /// A blank needs no other pen when it would look the same.
    private void penFor(Cell cell) {
        if (!canWrite(cell)) {
            pen(cell.style);
        }
    }

    /// Whether this cell can be written, or made by erasing, without a change of the pen.
    boolean canWrite(Cell cell) {
        return pen != null && (pen == cell.style || pen.isErasedBy(cell));
    }

    void pen(Style to) {
        Style from = pen;
        if (from == to) {
            return;
        }
        byte[] oldLink = from == null ? null : from.link;
        if (!Arrays.equals(oldLink, to.link)) {
            if (to.link == null) {
                append(LINK_CLOSE);
            } else {
                append(LINK_OPEN);
                append(to.link);
                append(STRING_END);
            }
        }
        if (from == null) {
            append(to.sgr);
        } else {
            int start = length;
            change(from, to);
            if (length - start > to.sgr.length) {
                length = start;
                append(to.sgr);
            }
        }
        pen = to;
    }

    /// A hyperlink must not stay open between frames: others may write.
    void endLink(Style plain) {
        if (pen != null && pen.link != null) {
            pen(plain);
        }
    }

    /// Only what differs.
    private void change(Style from, Style to) {
        int start = length;
        append((byte) 0x1b);
        append((byte) '[');
        int first = length;
        int off = from.attributes & ~to.attributes;
        int on = to.attributes & ~from.attributes;
        if ((off & (Style.BOLD | Style.DIM)) != 0) {
            // One code ends both.
            parameter(22);
            on |= to.attributes & (Style.BOLD | Style.DIM);
        }
        for (int bit = Style.ITALIC; bit <= Style.STRIKE; bit <<= 1) {
            if ((off & bit) != 0) {
                parameter(20 + Style.code(bit));
            }
        }
        for (int bit = Style.BOLD; bit <= Style.STRIKE; bit <<= 1) {
            if ((on & bit) != 0) {
                parameter(Style.code(bit));
            }
        }
        colour(from.foreground, to.foreground);
        colour(from.background, to.background);
        if (length == first) {
            length = start;
        } else {
            bytes[length - 1] = 'm';
        }
    }

    private void colour(byte[] from, byte[] to) {
        if (!Arrays.equals(from, to)) {
            append(to);
            append((byte) ';');
        }
    }

    private void parameter(int value) {
        number(value);
        append((byte) ';');
    }

    private void csi(int parameter, char last) {
        append((byte) 0x1b);
        append((byte) '[');
        if (parameter != 1) {
            number(parameter);
        }
        append((byte) last);
    }

    /// @param value 0 to 99999
    private void number(int value) {
        if (value >= 10) {
            number(value / 10);
        }
        append((byte) ('0' + value % 10));
    }

    void append(byte[] more) {
        ensure(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void append(byte b) {
        ensure(1);
        bytes[length++] = b;
    }

    /// Puts bytes before the frame; all prefixes together take at most [#HEAD].
    ///
    /// @param start where the frame starts now
    /// @return where it starts then
    int prepend(byte[] prefix, int start) {
        System.arraycopy(prefix, 0, bytes, start - prefix.length, prefix.length);
        return start - prefix.length;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
