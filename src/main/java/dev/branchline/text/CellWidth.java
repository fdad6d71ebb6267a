package dev.branchline.text;

/// How many terminal cells text takes: 0, 1 or 2 for a grapheme cluster.
///
/// A cluster is as wide as its first character, with the exceptions that terminals agree on: emoji presentation
/// (by U+FE0F) and a pair of regional indicators are 2. Wide are East Asian Width W and F of Unicode 16.
public final class CellWidth {
    private static final CellRanges WIDE = CellRanges.wide();
    private static final CellRanges AMBIGUOUS = CellRanges.ambiguous();

    private static volatile boolean ambiguousWide;

    private CellWidth() {}

    /// Whether characters of ambiguous width (Greek, box drawing, `…` in East Asian terminals) take two cells.
    /// Process-wide; set once before anything is laid out. Widths cached in lines before do not change.
    public static void ambiguousWide(boolean wide) {
        ambiguousWide = wide;
    }

    public static boolean ambiguousWide() {
        return ambiguousWide;
    }

    /// Cells of one cluster. Control characters count 1, because [SafeText] draws a glyph for each of them.
    public static int ofCluster(CharSequence cluster) {
        return ofCluster(cluster, 0, cluster.length());
    }

    /// Cells of the cluster at `[start, end)` of a text.
    public static int ofCluster(CharSequence text, int start, int end) {
        if (start >= end) {
            return 0;
        }
        char c = text.charAt(start);
        if (end - start == 1) {
            return Character.isSurrogate(c) ? 1 : Math.max(1, ofCodePoint(c));
        }
        int first = Character.codePointAt(text, start);
        if (isRegionalIndicator(first)) {
            return end - start >= 4 ? 2 : 1;
        }
        int width = Math.max(1, ofCodePoint(first));
        return width == 1 && isEmojiBySelector(text, start, end, first) ? 2 : width;
    }

    /// Cells of a whole text on one row.
    public static int of(CharSequence text) {
        return of(text, 0, text.length());
    }

    /// Cells of the part `[start, end)` of a text; both must be cluster borders.
    public static int of(CharSequence text, int start, int end) {
        int at = start;
        while (at < end && isPrintableAscii(text.charAt(at))) {
            at++;
        }
        if (at == end) {
            return end - start;
        }
        at = Math.max(start, at - 1);
        int width = at - start;
        Graphemes walk = new Graphemes(text);
        while (at < end) {
            int next = Math.min(end, walk.end(at));
            width += ofCluster(text, at, next);
            at = next;
        }
        return width;
    }

    /// A text cut to at most `width` cells at a cluster border; when something had to go, the last cell is `…`.
    public static String cut(String text, int width) {
        if (width <= 0) {
            return "";
        }
        if ((text.length() <= width && isAscii(text)) || of(text) <= width) {
            return text;
        }
        int ellipsis = of("…");
        if (ellipsis > width) {
            return ".";
        }
        return text.substring(0, offsetAt(text, width - ellipsis)) + "…";
    }

    /// The offset of the cluster that covers `column`, counted from 0; the text's length when it is shorter.
    public static int offsetAt(CharSequence text, int column) {
        Graphemes walk = new Graphemes(text);
        int at = 0;
        int reached = 0;
        while (at < text.length()) {
            int next = walk.end(at);
            reached += ofCluster(text, at, next);
            if (reached > column) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /// The column in which the cluster that contains `offset` begins.
    public static int columnAt(CharSequence text, int offset) {
        return of(text, 0, Graphemes.floor(text, offset));
    }

    static boolean isPrintableAscii(char c) {
        return c >= ' ' && c < 0x7F;
    }

    static boolean isAscii(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPrintableAscii(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int ofCodePoint(int c) {
        if (c < 0xA1) {
            return 1;
        }
        if (c >= 0x1100 && WIDE.contains(c)) {
            return 2;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> ambiguousWide && AMBIGUOUS.contains(c) ? 2 : 1;
        };
    }

    private static boolean isEmojiBySelector(CharSequence text, int start, int end, int first) {
        if (!Character.isEmoji(first)) {
            return false;
        }
        for (int i = start + 1; i < end; i++) {
            if (text.charAt(i) == 0xFE0F) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRegionalIndicator(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }
}
