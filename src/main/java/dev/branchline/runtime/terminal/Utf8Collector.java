package dev.branchline.runtime.terminal;

/// One code point of UTF-8 in the making. Everything that is not well-formed becomes U+FFFD.
final class Utf8Collector {
    static final int INCOMPLETE = -1;
    private static final int REPLACEMENT = 0xFFFD;

    private int value;
    private int missing;
    private int low;
    private int high;

    boolean isPending() {
        return missing > 0;
    }

    /// @return [#INCOMPLETE], or the replacement for a byte that starts nothing
    int start(int b) {
        low = 0x80;
        high = 0xbf;
        if (b >= 0xc2 && b <= 0xdf) {
            begin(b & 0x1f, 1);
        } else if (b >= 0xe0 && b <= 0xef) {
            low = b == 0xe0 ? 0xa0 : 0x80;
            // No surrogates.
            high = b == 0xed ? 0x9f : 0xbf;
            begin(b & 0x0f, 2);
        } else if (b >= 0xf0 && b <= 0xf4) {
            low = b == 0xf0 ? 0x90 : 0x80;
            high = b == 0xf4 ? 0x8f : 0xbf;
            begin(b & 0x07, 3);
        } else {
            return REPLACEMENT;
        }
        return INCOMPLETE;
    }

    private void begin(int bits, int more) {
        value = bits;
        missing = more;
    }

    boolean continues(int b) {
        return b >= low && b <= high;
    }

    /// @param b a byte that continues
    /// @return the code point, or [#INCOMPLETE]
    int add(int b) {
        value = (value << 6) | (b & 0x3f);
        low = 0x80;
        high = 0xbf;
        missing--;
        return missing == 0 ? value : INCOMPLETE;
    }

    int abandon() {
        missing = 0;
        return REPLACEMENT;
    }
}
