package dev.branchline.runtime.terminal;

/// The parameters of one control sequence (`ESC [` … final byte). Bounded: what is too long or too large still ends at its final
/// byte, and means nothing.
final class CsiSequence {
    private static final int MAX_PARAMETERS = 16;
    private static final int MAX_VALUE = 0x10FFFF;

    private final int[] values = new int[MAX_PARAMETERS];
    private final int[] subs = new int[MAX_PARAMETERS];
    private int count;
    private int bytes;
    private boolean inSub;
    private int subIndex;
    private int prefix;
    private boolean odd;

    void clear() {
        count = 0;
        bytes = 0;
        prefix = 0;
        odd = false;
        inSub = false;
    }

    /// @param b 0x20 to 0x3f
    void add(int b) {
        bytes++;
        if (b >= '<') {
            odd |= bytes > 1;
            prefix = b;
        } else if (b >= '0' && b <= '9') {
            digit(b - '0');
        } else if (b == ';') {
            separator();
        } else if (b == ':') {
            begin();
            inSub = true;
            subIndex++;
        } else {
            odd = true;
        }
    }

    private void begin() {
        if (count == 0) {
            count = 1;
            values[0] = -1;
            subs[0] = -1;
            subIndex = 0;
        }
    }

    private void digit(int digit) {
        begin();
        int i = count - 1;
        if (!inSub) {
            values[i] = Math.min(Math.max(values[i], 0) * 10 + digit, MAX_VALUE);
        } else if (subIndex == 1) {
            subs[i] = Math.min(Math.max(subs[i], 0) * 10 + digit, MAX_VALUE);
        }
    }

    private void separator() {
        begin();
        inSub = false;
        subIndex = 0;
        if (count == MAX_PARAMETERS) {
            odd = true;
        } else {
            values[count] = -1;
            subs[count] = -1;
            count++;
        }
    }

    /// Nothing has come since `ESC [`.
    boolean isEmpty() {
        return bytes == 0;
    }

    /// Neither prefix nor intermediate bytes, and nothing malformed.
    boolean isPlain() {
        return prefix == 0 && !odd;
    }

    boolean isMouse() {
        return prefix == '<' && !odd && count == 3;
    }

    /// @return the parameter, or the default where it is absent or empty
    int parameter(int index, int absent) {
        return index < count && values[index] >= 0 ? values[index] : absent;
    }

    /// The first sub-parameter (`5:3`) of a parameter, or the default.
    int sub(int index, int absent) {
        return index < count && subs[index] >= 0 ? subs[index] : absent;
    }
}
