package dev.branchline.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells the characters that must not reach the terminal as they are, and what is drawn for them.
final class HiddenCharacters {
    /// More marks than this on one base are shown one by one: no orthography needs them, and a cell must stay small.
    private static final int MAX_MARKS = 12;

    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;

    /// Scripts whose spelling uses joiners.
    private static final Set<UnicodeScript> JOINED = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.BALINESE);

    /// Receives a text in order, in pieces.
    interface Sink {
        void plain(String source, int start, int end);

        void mark(String glyphs);
    }

    private HiddenCharacters() {}

    /// Whether a char needs [#scan]; false for nearly all text.
    static boolean suspect(char c) {
        if (c < 0x300) {
            return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD;
        }
        return c < 0x370
                || (c >= 0x483 && c < 0x2010)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || (c >= 0x20D0 && c < 0x2100)
                || (c >= 0x302A && c < 0x3030)
                || c == 0x3099
                || c == 0x309A
                || c == 0x3164
                || (c >= 0xA66F && c < 0xAC00)
                || (c >= 0xD7A4 && c < 0xE000)
                || (c >= 0xFB1E && c < 0xFF00)
                || c >= 0xFF9E;
    }

    /// Passes a text to a sink, from the start; characters before `first` are known to be plain.
    static void scan(String text, int first, Sink sink) {
        int plainFrom = 0;
        int at = first;
        int previous = first > 0 ? text.charAt(first - 1) : 0;
        boolean inEmoji = previous != 0 && Character.isExtendedPictographic(previous);
        int marks = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            int flagEnd = c == BLACK_FLAG ? flagEnd(text, next) : -1;
            if (flagEnd > 0) {
                previous = CANCEL_TAG;
                inEmoji = true;
                marks = 0;
                at = flagEnd;
                continue;
            }
            marks = isMark(c) ? marks + 1 : 0;
            String glyphs = glyphs(c, previous, inEmoji, marks, text, next);
            if (glyphs != null) {
                if (plainFrom < at) {
                    sink.plain(text, plainFrom, at);
                }
                sink.mark(glyphs);
                plainFrom = next;
                previous = 0;
                inEmoji = false;
            } else {
                inEmoji = Character.isExtendedPictographic(c) || (inEmoji && (c == 0xFE0F || Character.isEmojiModifier(c)));
                previous = c;
            }
            at = next;
        }
        if (plainFrom < text.length()) {
            sink.plain(text, plainFrom, text.length());
        }
    }

    /// What is drawn for a character, or null when it can be drawn itself.
    private static @Nullable String glyphs(int c, int previous, boolean inEmoji, int marks, String text, int next) {
        if (c < 0x20) {
            return String.valueOf((char) (0x2400 + c));
        }
        if (c < 0x7F) {
            return null;
        }
        if (c == 0x7F) {
            return "␡";
        }
        if (marks > MAX_MARKS || (hides(c) && !allowed(c, previous, inEmoji, text, next))) {
            return mark(c);
        }
        // A combining mark without a base would land on whatever cell stands to its left.
        return marks > 0 && (previous == 0 || previous == ' ' || previous == 0xA0) ? "◌" + Character.toString(c) : null;
    }

    private static boolean hides(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.UNASSIGNED -> c == 0x2065 || (c >= 0xFFF0 && c <= 0xFFFF) || (c >= 0xE0000 && c <= 0xE0FFF) || (c & 0xFFFE) == 0xFFFE;
            default -> isVariationSelector(c) || isFiller(c);
        };
    }

    private static boolean isVariationSelector(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) || isMongolianSelector(c);
    }

    private static boolean isMongolianSelector(int c) {
        return c >= 0x180B && c <= 0x180F;
    }

    /// Letters and marks that have no shape of their own.
    private static boolean isFiller(int c) {
        return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x3164 || c == 0xFFA0;
    }

    private static boolean allowed(int c, int previous, boolean inEmoji, String text, int next) {
        int following = next < text.length() ? text.codePointAt(next) : 0;
        if (c == ZWJ && inEmoji) {
            return Character.isExtendedPictographic(following);
        }
        if (c == ZWJ || c == ZWNJ) {
            return JOINED.contains(scriptOf(previous)) && JOINED.contains(scriptOf(following));
        }
        if (c == 0xFE0E || c == 0xFE0F) {
            return isKeycapBase(previous) ? following == 0x20E3 : Character.isEmoji(previous);
        }
        if (isMongolianSelector(c)) {
            return scriptOf(previous) == UnicodeScript.MONGOLIAN && !isMongolianSelector(previous);
        }
        return isVariationSelector(c) && Character.isIdeographic(previous) && (c >= 0xE0100 || c <= 0xFE02);
    }

    private static boolean isKeycapBase(int c) {
        return (c >= '0' && c <= '9') || c == '#' || c == '*';
    }

    private static UnicodeScript scriptOf(int c) {
        return c == 0 ? UnicodeScript.COMMON : UnicodeScript.of(c);
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /// The end of England's, Scotland's or Wales's flag: the only tag sequences that terminals draw. -1 for others.
    private static int flagEnd(String text, int start) {
        StringBuilder region = new StringBuilder();
        for (int at = start; at < text.length() && region.length() < 6; at += 2) {
            int c = text.codePointAt(at);
            if (c == CANCEL_TAG) {
                return switch (region.toString()) {
                    case "gbeng", "gbsct", "gbwls" -> at + 2;
                    default -> -1;
                };
            }
            if (c < 0xE0061 || c > 0xE007A) {
                return -1;
            }
            region.append((char) (c - 0xE0000));
        }
        return -1;
    }

    private static String mark(int c) {
        return String.format(Locale.ROOT, "⟨U+%04X⟩", c);
    }
}
