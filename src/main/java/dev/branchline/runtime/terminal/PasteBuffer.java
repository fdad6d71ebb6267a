package dev.branchline.runtime.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects a bracketed paste up to its end mark, `ESC [ 201 ~`.
final class PasteBuffer {
    private static final byte[] END = TerminalModes.bytes("\033[201~");
    private static final int FIRST_SIZE = 8 * 1024;
    /// More than this is delivered in parts, so that a hostile terminal cannot take all memory.
    private static final int FULL = 8 * 1024 * 1024;

    private byte[] bytes = new byte[0];
    private int length;
    private boolean complete;

    /// Takes bytes up to the end mark.
    ///
    /// @return the index of the first byte not taken
    int add(byte[] source, int from, int end) {
        ensure(end - from);
        for (int i = from; i < end; i++) {
            byte b = source[i];
            bytes[length++] = b;
            if (b == '~' && endsWithMark()) {
                length -= END.length;
                complete = true;
                return i + 1;
            }
        }
        return end;
    }

    private boolean endsWithMark() {
        return length >= END.length && Arrays.equals(bytes, length - END.length, length, END, 0, END.length);
    }

    /// Whether these bytes, after what is here already, bring the end mark.
    boolean wouldComplete(byte[] source, int offset, int count) {
        int tail = Math.min(length, END.length - 1);
        byte[] joined = new byte[tail + count];
        System.arraycopy(bytes, length - tail, joined, 0, tail);
        System.arraycopy(source, offset, joined, tail, count);
        for (int i = 0; i + END.length <= joined.length; i++) {
            if (Arrays.equals(joined, i, i + END.length, END, 0, END.length)) {
                return true;
            }
        }
        return false;
    }

    boolean isComplete() {
        return complete;
    }

    boolean isFull() {
        return length >= FULL;
    }

    void clear() {
        complete = false;
        length = 0;
        if (bytes.length > FIRST_SIZE * 8) {
            bytes = new byte[0];
        }
    }

    /// Takes the text so far out. Line ends become `\n`.
    ///
    /// @param whole false keeps back what may be the start of the end mark, of a character, or of a line end
    String take(boolean whole) {
        int keep = whole ? 0 : unfinishedTail();
        int usable = length - keep;
        String text = new String(bytes, 0, withUnixLineEnds(usable), StandardCharsets.UTF_8);
        System.arraycopy(bytes, usable, bytes, 0, keep);
        length = keep;
        return text;
    }

    private int unfinishedTail() {
        for (int back = 1; back < END.length && back <= length; back++) {
            int b = bytes[length - back] & 0xff;
            if (b == 0x1b || b >= 0xc0 || (b == '\r' && back == 1)) {
                return back;
            }
        }
        return 0;
    }

    private int withUnixLineEnds(int end) {
        int to = 0;
        for (int from = 0; from < end; from++) {
            byte b = bytes[from];
            if (b == '\r') {
                if (from + 1 < end && bytes[from + 1] == '\n') {
                    continue;
                }
                b = '\n';
            }
            bytes[to++] = b;
        }
        return to;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(FIRST_SIZE, length + more), bytes.length * 2));
        }
    }
}
