package dev.branchline.log;

import java.util.Locale;

/// Makes foreign text harmless in a file that is read with `cat`.
final class Escaping {
    private static final int LONGEST = 8_000;

    private Escaping() {}

    /// Appends with control, format (bidi, zero-width) and lone surrogate characters spelled out as in Java, cut when very long.
    static void append(StringBuilder to, String text) {
        int end = Math.min(text.length(), LONGEST);
        int codePoint;
        for (int i = 0; i < end; i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (harmless(codePoint)) {
                to.appendCodePoint(codePoint);
            } else {
                to.append(codePoint == '\t' ? "\\t" : codePoint == '\n' ? "\\n" : String.format(Locale.ROOT, "\\u%04X", codePoint));
            }
        }
        if (end < text.length()) {
            to.append("… (").append(text.length() - end).append(" more characters)");
        }
    }

    private static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
