package dev.branchline.demo;

import java.util.ArrayList;
import java.util.List;

/// Cuts text the way models emit it: a word with the blank before it, long words in pieces, other scripts by a character or two.
final class Tokens {
    private static final int LONGEST = 6;

    private Tokens() {}

    static List<String> split(String text) {
        List<String> tokens = new ArrayList<>(text.length() / 4 + 1);
        int start = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (at > start && cutsBefore(text, start, at)) {
                tokens.add(text.substring(start, at));
                start = at;
            }
        }
        if (start < text.length()) {
            tokens.add(text.substring(start));
        }
        return tokens;
    }

    private static boolean cutsBefore(String text, int start, int at) {
        char here = text.charAt(at);
        char before = text.charAt(at - 1);
        if (here == ' ' || here == '\n') {
            return before != ' ' && before != '\n';
        }
        int longest = Character.isIdeographic(text.codePointAt(start)) || text.charAt(start) > 0x2fff ? 2 : LONGEST;
        return at - start >= longest || (before == '\n') || (!isWord(here) && isWord(before));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK || Character.isSurrogate(c);
    }

    /// What a provider would count for this text, more or less.
    static int count(String text) {
        return (text.length() + 3) / 4;
    }
}
