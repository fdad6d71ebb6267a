package dev.branchline.text;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds letters that are drawn like others: a Cyrillic `а` in a Latin word, a quote that the shell does not take for one.
public final class LookAlikes {
    private static final int MOST = 4;
    private static final String SIGNS = "‘’‚‛“”„‟′″‐‑‒–—―−∕⁄⧸∖﹨|｜ǀ∣˗٪‗＄；：！‧․…\u00a0\u2007\u202f\u3000";

    private LookAlikes() {}

    /// A sentence that names them; empty when there are none.
    public static Optional<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        UnicodeScript word = UnicodeScript.COMMON;
        boolean latin = false;
        for (int i = 0; i < text.length() && found.size() <= MOST; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                boolean letter = Character.isLetter(c);
                if (letter && word != UnicodeScript.COMMON && word != UnicodeScript.LATIN) {
                    found.add("a word of mixed " + name(word) + " and Latin letters");
                }
                latin = letter || (latin && Character.isLetterOrDigit(c));
                word = letter ? UnicodeScript.LATIN : Character.isDigit(c) || c == '_' ? word : UnicodeScript.COMMON;
                continue;
            }
            UnicodeScript script = UnicodeScript.of(c);
            boolean looksLatin = script == UnicodeScript.CYRILLIC || script == UnicodeScript.GREEK || script == UnicodeScript.CHEROKEE
                    || script == UnicodeScript.ARMENIAN;
            if (isFullWidthOrMath(c) || (c != '|' && SIGNS.indexOf(c) >= 0)) {
                found.add(String.format(Locale.ROOT, "U+%04X %s", c, String.valueOf(Character.getName(c)).toLowerCase(Locale.ROOT)));
            } else if (looksLatin && latin) {
                found.add(String.format(Locale.ROOT, "U+%04X %s", c, String.valueOf(Character.getName(c)).toLowerCase(Locale.ROOT)));
            }
            if (Character.isLetter(c)) {
                word = looksLatin ? script : UnicodeScript.LATIN;
            } else {
                word = UnicodeScript.COMMON;
                latin = false;
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean more = found.size() > MOST;
        return Optional.of("It holds what is easily taken for something else: " + String.join(", ", found.stream().limit(MOST).toList()) + (more ? " and more." : "."));
    }

    private static boolean isFullWidthOrMath(int c) {
        return (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x1D400 && c <= 0x1D7FF);
    }

    private static String name(UnicodeScript script) {
        String name = script.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
