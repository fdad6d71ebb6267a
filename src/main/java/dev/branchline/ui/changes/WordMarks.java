package dev.branchline.ui.changes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which characters of two lines differ: the words that a longest common run of words leaves over. Lines that have little in common are
/// not compared word by word: everything would be marked.
final class WordMarks {
    private static final int MOST_CHARS = 1_000;
    private static final int MOST_WORDS = 160;
    private static final double LIKE_FROM = 0.4;
    static final WordMarks NONE = new WordMarks(new BitSet(), new BitSet());

    /// Chars of the old line that are gone, of the new one that came.
    final BitSet removed;
    final BitSet added;

    private WordMarks(BitSet removed, BitSet added) {
        this.removed = removed;
        this.added = added;
    }

    static WordMarks of(String before, String after) {
        if (before.length() > MOST_CHARS || after.length() > MOST_CHARS || before.isBlank() || after.isBlank()) {
            return NONE;
        }
        List<String> a = words(before);
        List<String> b = words(after);
        if (a.size() > MOST_WORDS || b.size() > MOST_WORDS) {
            return NONE;
        }
        int[][] common = lengths(a, b);
        BitSet removed = new BitSet();
        BitSet added = new BitSet();
        int same = walk(a, b, common, removed, added);
        int longest = Math.max(before.strip().length(), after.strip().length());
        return same < longest * LIKE_FROM ? NONE : new WordMarks(removed, added);
    }

    /// Weighted by letters, so that blanks and commas do not make two lines alike.
    private static int[][] lengths(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + a.get(i).length()
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /// @return chars in common, blanks not counted
    private static int walk(List<String> a, List<String> b, int[][] common, BitSet removed, BitSet added) {
        int i = 0;
        int j = 0;
        int oldAt = 0;
        int newAt = 0;
        int same = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                same += a.get(i).isBlank() ? 0 : a.get(i).length();
                oldAt += a.get(i++).length();
                newAt += b.get(j++).length();
            } else if (j >= b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                removed.set(oldAt, oldAt + a.get(i).length());
                oldAt += a.get(i++).length();
            } else {
                added.set(newAt, newAt + b.get(j).length());
                newAt += b.get(j++).length();
            }
        }
        return same;
    }

    /// Runs of letters and digits, runs of blanks, single signs.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            int end = at + 1;
            int kind = kind(line.charAt(at));
            while (kind > 0 && end < line.length() && kind(line.charAt(end)) == kind) {
                end++;
            }
            words.add(line.substring(at, end));
            at = end;
        }
        return words;
    }

    private static int kind(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.isSurrogate(c) ? 1 : Character.isWhitespace(c) ? 2 : 0;
    }
}
