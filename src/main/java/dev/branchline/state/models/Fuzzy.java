package dev.branchline.state.models;

/// Matches typed letters against a text as a subsequence. Used by every list with a filter.
public final class Fuzzy {
    public static final int NO_MATCH = Integer.MIN_VALUE;

    private Fuzzy() {}

    /// How well a word matches; higher is better, [#NO_MATCH] when its letters are not there in order. A substring beats
    /// scattered letters, a word's beginning beats its middle, a short text beats a long one.
    public static int score(String word, String text) {
        if (word.isEmpty()) {
            return 0;
        }
        int whole = indexOfIgnoreCase(text, word);
        if (whole >= 0) {
            return 10_000 + (startsWord(text, whole) ? 1_000 : 0) - whole - text.length();
        }
        int score = 0;
        int at = 0;
        int previous = -2;
        for (int i = 0; i < word.length(); i++) {
            char wanted = Character.toLowerCase(word.charAt(i));
            while (at < text.length() && Character.toLowerCase(text.charAt(at)) != wanted) {
                at++;
            }
            if (at == text.length()) {
                return NO_MATCH;
            }
            score += at == previous + 1 ? 30 : startsWord(text, at) ? 20 : 1;
            previous = at++;
        }
        return score - text.length();
    }

    /// Which chars of a text a word matches, rising: a substring whole, else the letters that [#score] counts. Empty when it
    /// does not match.
    public static int[] positions(String word, String text) {
        int whole = word.isEmpty() ? -1 : indexOfIgnoreCase(text, word);
        int[] found = new int[word.length()];
        int at = whole;
        for (int i = 0; i < word.length(); i++) {
            at = whole >= 0 ? whole + i : indexOf(text, word.charAt(i), i == 0 ? 0 : at + 1);
            if (at < 0) {
                return new int[0];
            }
            found[i] = at;
        }
        return found;
    }

    private static int indexOf(String text, char letter, int from) {
        char wanted = Character.toLowerCase(letter);
        for (int i = from; i < text.length(); i++) {
            if (Character.toLowerCase(text.charAt(i)) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static int indexOfIgnoreCase(String text, String word) {
        for (int i = 0; i + word.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return i;
            }
        }
        return -1;
    }
}
