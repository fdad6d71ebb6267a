package dev.branchline.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Walks a text by extended grapheme clusters (Unicode UAX #29, the version of the running JDK).
///
/// Most text is made of characters that can never join their neighbours; those are told apart by comparing chars. Only
/// the rest asks the regex engine's `\X`, which passes all of Unicode's GraphemeBreakTest.
///
/// One instance walks one text once. Not thread-safe; the text must not change meanwhile.
public final class Graphemes {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final CharSequence text;
    private final int limit;
    private @Nullable Matcher matcher;

    public Graphemes(CharSequence text) {
        this(text, text.length());
    }

    private Graphemes(CharSequence text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    /// The end (exclusive) of the cluster that starts at `start`; `start` must be a cluster border before the text's end.
    public int end(int start) {
        char c = text.charAt(start);
        int next = start + 1;
        if (next == limit) {
            return next;
        }
        if (joinsNothing(c) && joinsNothing(text.charAt(next))) {
            return c == '\r' && text.charAt(next) == '\n' ? next + 1 : next;
        }
        Matcher m = matcher;
        if (m == null) {
            m = CLUSTER.matcher(text);
            matcher = m;
        }
        m.region(start, limit);
        return m.lookingAt() ? m.end() : next;
    }

    /// How many clusters a text has.
    public static int count(CharSequence text) {
        Graphemes walk = new Graphemes(text);
        int n = 0;
        for (int at = 0; at < text.length(); at = walk.end(at)) {
            n++;
        }
        return n;
    }

    /// The nearest cluster border at or before `offset`.
    public static int floor(CharSequence text, int offset) {
        if (offset <= 0) {
            return 0;
        }
        if (offset >= text.length()) {
            return text.length();
        }
        Graphemes walk = new Graphemes(text);
        int at = safeStart(text, offset);
        while (true) {
            int end = walk.end(at);
            if (end > offset) {
                return at;
            }
            at = end;
        }
    }

    /// The cluster border after `offset`, or the text's length.
    public static int after(CharSequence text, int offset) {
        if (offset >= text.length()) {
            return text.length();
        }
        return new Graphemes(text).end(floor(text, offset));
    }

    /// The cluster border before `offset`, or 0.
    public static int before(CharSequence text, int offset) {
        return offset <= 0 ? 0 : floor(text, Math.min(offset, text.length()) - 1);
    }

    /// A border at or before `offset` that needs no look at what precedes it.
    private static int safeStart(CharSequence text, int offset) {
        int at = offset;
        while (at > 0 && !(joinsNothing(text.charAt(at)) && joinsNothing(text.charAt(at - 1)) && text.charAt(at) != '\n')) {
            at--;
        }
        return at;
    }

    /// Whether a character breaks on both sides when its neighbour does too. Deliberately only the large plain ranges.
    static boolean joinsNothing(char c) {
        if (c < 0x300) {
            return true;
        }
        if (c < 0x2010) {
            return c >= 0x370 && c < 0x483;
        }
        if (c < 0x3041) {
            return c < 0x2028 || (c >= 0x2030 && c < 0x2060) || (c >= 0x2190 && c < 0x2600);
        }
        return (c >= 0x4E00 && c <= 0x9FFF)
                || c <= 0x3096
                || (c >= 0x30A1 && c <= 0x30FF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xFF01 && c <= 0xFF60);
    }
}
